// Why a path isn't there: each explanation in words, with its code and what it is about.
import type {ReactNode} from 'react';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Icon from '@cloudscape-design/components/icon';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {AnalysisComponent, Explanation} from '@aws-sdk/client-ec2';
import {DetailGrid} from '../../resource/details';
import type {Detail} from '../../resource/kind';
import {useSession} from '../../session/session';
import {pick, type Language} from '../../words/words';
import {componentKinds} from './component-kinds';
import {ComponentLink} from './component-link';
import {fieldWords} from './explanation-sentences';
import {aclRuleText, routeText} from './packet-text';
import {usePathWords} from './path-words';
import {sentenceOf} from './sentence';

function Sentence({explanation}: {explanation: Explanation}) {
  const {language} = useSession();
  return (
    <>
      {sentenceOf(explanation, language).map((part, place) =>
        part.kind === 'text' ? part.text : <ComponentLink key={place} component={part.component} />,
      )}
    </>
  );
}

/// The components that an explanation has fields for, by the kind that names them.
const componentFields = [
  ['NetworkInterface', 'eni'],
  ['SecurityGroup', 'sg'],
  ['Acl', 'acl'],
  ['RouteTable', 'rtb'],
  ['VpcPeeringConnection', 'pcx'],
  ['InternetGateway', 'igw'],
  ['NatGateway', 'nat'],
  ['VpnGateway', 'vgw'],
  ['VpcEndpoint', 'vpce'],
  ['TransitGateway', 'tgw'],
  ['TransitGatewayAttachment', 'tgw-attach'],
  ['TransitGatewayRouteTable', 'tgw-rtb'],
  ['Subnet', 'subnet'],
  ['Vpc', 'vpc'],
] as const satisfies readonly (readonly [keyof Explanation, string])[];

function componentDetails(explanation: Explanation, language: Language): Detail[] {
  return componentFields.flatMap(([field, kind]) => {
    const component = explanation[field];
    const name = componentKinds[kind];
    if (component === undefined || name === undefined) return [];
    return [{label: pick(name, language), value: <ComponentLink component={component} />}];
  });
}

function useOtherDetails(explanation: Explanation): Detail[] {
  const words = usePathWords();
  const {language} = useSession();
  const linked = (component: AnalysisComponent | undefined): ReactNode =>
    component && <ComponentLink component={component} />;
  const groups = explanation.SecurityGroups ?? [];
  const all: Detail[] = [
    {
      label: words.direction,
      value: explanation.Direction && pick(fieldWords[explanation.Direction] ?? {en: '', ja: ''}, language),
    },
    {
      label: words.groups,
      value: groups.length > 0 && groups.map((group) => <div key={group.Id}>{linked(group)}</div>),
    },
    {label: words.aclRule, value: explanation.AclRule && aclRuleText(explanation.AclRule)},
    {label: words.route, value: routeText(explanation.RouteTableRoute)},
    {label: words.address, value: explanation.Address},
    {label: words.cidrs, value: explanation.Cidrs?.join(', ')},
    {label: words.sourceVpc, value: linked(explanation.SourceVpc)},
    {label: words.destinationVpc, value: linked(explanation.DestinationVpc)},
    {
      label: words.home,
      value: [explanation.ComponentAccount, explanation.ComponentRegion].filter(Boolean).join(' · '),
    },
  ];
  return all.filter(({value}) => value !== undefined && value !== false && value !== '');
}

function One({explanation}: {explanation: Explanation}) {
  const words = usePathWords();
  const {language} = useSession();
  const details = [...componentDetails(explanation, language), ...useOtherDetails(explanation)];
  return (
    <SpaceBetween size="xxs">
      <Box>
        <Icon name="status-negative" variant="error" /> <Sentence explanation={explanation} />
      </Box>
      <Box color="text-body-secondary" fontSize="body-s">
        {words.code}: <Box variant="code">{explanation.ExplanationCode}</Box>
      </Box>
      {details.length > 0 && (
        <ExpandableSection headerText={words.details} variant="footer">
          <DetailGrid details={details} />
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

export function ExplanationList({explanations}: {explanations: Explanation[]}) {
  const words = usePathWords();
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${explanations.length})`} description={words.explanationsHint}>
          {words.explanations}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {explanations.map((explanation, place) => (
          <One key={`${place}/${explanation.ExplanationCode}`} explanation={explanation} />
        ))}
      </SpaceBetween>
    </Container>
  );
}
