// An explanation in words, with the components that it is about where they can be clicked.
//
// A sentence is written with the names of the explanation's fields: "{RouteTable} has no route[ to
// {Destination}]." What is in brackets is left out where one of its fields isn't known.
import type {AnalysisComponent, Explanation} from '@aws-sdk/client-ec2';
import {pick, type Language} from '../../words/language';
import {explanationSentences, fieldWords, otherExplanation} from './explanation-sentences';
import {rangeText, routeText} from './packet-text';

export type Part = {kind: 'text'; text: string} | {kind: 'component'; component: AnalysisComponent};

const text = (value: string): Part => ({kind: 'text', text: value});
const component = (value: AnalysisComponent): Part => ({kind: 'component', component: value});

/// What the explanation is about, if it isn't said as `Component`: the most particular first.
const subjects = [
  'Component',
  'NetworkInterface',
  'Acl',
  'RouteTable',
  'InternetGateway',
  'NatGateway',
  'VpcPeeringConnection',
  'VpnGateway',
  'VpcEndpoint',
  'TransitGatewayAttachment',
  'TransitGatewayRouteTable',
  'TransitGateway',
  'SecurityGroup',
  'Subnet',
  'Vpc',
] as const satisfies readonly (keyof Explanation)[];

export function subjectOf(explanation: Explanation): AnalysisComponent | undefined {
  return subjects.map((field) => explanation[field]).find((found) => found !== undefined);
}

function joined(parts: Part[][]): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [text(', '), ...part]));
}

function isComponent(value: unknown): value is AnalysisComponent {
  return typeof value === 'object' && value !== null && 'Id' in value;
}

function partsOf(value: unknown, language: Language): Part[] | undefined {
  if (typeof value === 'string') return [text(pick(fieldWords[value] ?? {en: value, ja: value}, language))];
  if (typeof value === 'number') return [text(String(value))];
  if (Array.isArray(value)) {
    const parts = value.map((one: unknown) => partsOf(one, language)).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : joined(parts);
  }
  return isComponent(value) ? [component(value)] : undefined;
}

/// A field, or what is made of several.
function fieldOf(explanation: Explanation, name: string, language: Language): Part[] | undefined {
  if (name === 'Subject') return partsOf(subjectOf(explanation), language);
  if (name === 'Route') return partsOf(routeText(explanation.RouteTableRoute), language);
  if (name === 'TransitGatewayRoute')
    return partsOf(explanation.TransitGatewayRouteTableRoute?.DestinationCidr, language);
  if (name === 'PortRanges') return partsOf(explanation.PortRanges?.map(rangeText), language);
  if (name === 'AclRule') return partsOf(explanation.AclRule?.RuleNumber, language);
  return partsOf(explanation[name as keyof Explanation], language);
}

/// The pieces of a template; undefined for a field that isn't known.
function filled(template: string, explanation: Explanation, language: Language): (Part[] | undefined)[] {
  return [...template.matchAll(/\{(\w+)\}|[^{]+/g)].map(([piece, name]) =>
    name === undefined ? [text(piece)] : fieldOf(explanation, name, language),
  );
}

export function sentenceOf(explanation: Explanation, language: Language): Part[] {
  const sentence = pick(explanationSentences[explanation.ExplanationCode ?? ''] ?? otherExplanation, language);
  return [...sentence.matchAll(/\[([^\]]*)\]|[^[]+/g)].flatMap(([piece, optional]) => {
    const parts = filled(optional ?? piece, explanation, language);
    if (optional !== undefined && parts.includes(undefined)) return [];
    return parts.flatMap((part) => part ?? [text('–')]);
  });
}

export function plainText(parts: Part[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : (part.component.Id ?? ''))).join('');
}
