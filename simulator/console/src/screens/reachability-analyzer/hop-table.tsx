// The way of a packet, component by component.
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {useSession} from '../../session/session';
import {pick} from '../../words/words';
import {ComponentCell, ComponentLink} from './component-link';
import {detailSentences} from './explanation-sentences';
import type {Hop} from './hops';
import {usePathWords} from './path-words';

function Notes({codes}: {codes: string[]}) {
  const {language} = useSession();
  return (
    <>
      {codes.map((code) => (
        <Box key={code} fontSize="body-s" color="text-status-info">
          {pick(detailSentences[code] ?? {en: code, ja: code}, language)}
        </Box>
      ))}
    </>
  );
}

function Component({hop}: {hop: Hop}) {
  const words = usePathWords();
  return (
    <>
      <ComponentCell component={hop.component} />
      {hop.attachedTo?.Id && (
        <Box fontSize="body-s" color="text-body-secondary">
          {words.attachedTo(hop.attachedTo.Name ?? hop.attachedTo.Id)}
        </Box>
      )}
      <Notes codes={hop.notes} />
    </>
  );
}

function Rule({hop}: {hop: Hop}) {
  const words = usePathWords();
  if (hop.rule !== undefined) return <Box variant="code">{hop.rule}</Box>;
  if (hop.kind !== 'sg') return <>–</>;
  return <Box color="text-body-secondary">{words.tracked}</Box>;
}

function Packet({hop}: {hop: Hop}) {
  const words = usePathWords();
  if (hop.inbound === undefined && hop.outbound === undefined) return <>–</>;
  return (
    <Box variant="code">
      {hop.inbound !== undefined && <div>{words.inbound(hop.inbound)}</div>}
      {hop.outbound !== undefined && <div>{words.outbound(hop.outbound)}</div>}
    </Box>
  );
}

function Where({hop}: {hop: Hop}) {
  const places = hop.sourceVpc && hop.destinationVpc ? [hop.sourceVpc, hop.destinationVpc] : [hop.subnet, hop.vpc];
  const known = places.filter((place) => place !== undefined);
  if (known.length === 0) return <>–</>;
  return (
    <SpaceBetween size="xxxs">
      {known.map((place) => (
        <ComponentLink key={place.Id} component={place} />
      ))}
    </SpaceBetween>
  );
}

export function HopTable({hops, label}: {hops: Hop[]; label: string}) {
  const words = usePathWords();
  return (
    <Table
      variant="embedded"
      wrapLines
      items={hops}
      trackBy={(hop) => String(hop.number)}
      ariaLabels={{tableLabel: label}}
      columnDefinitions={[
        {id: 'number', header: words.number, width: 80, cell: (hop) => hop.number},
        {id: 'component', header: words.component, isRowHeader: true, cell: (hop) => <Component hop={hop} />},
        {id: 'rule', header: words.rule, cell: (hop) => <Rule hop={hop} />},
        {id: 'packet', header: words.packet, cell: (hop) => <Packet hop={hop} />},
        {id: 'where', header: words.where, cell: (hop) => <Where hop={hop} />},
      ]}
    />
  );
}
