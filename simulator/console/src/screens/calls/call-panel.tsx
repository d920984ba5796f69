// The split panel of the calls: all there is to know of one, and the commands of those that are selected.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import type {Call} from '../../api/control';
import {timeText} from '../../emulator/time';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {IdLink} from '../../resource/id-link';
import {clientOf} from './agent';
import {Answer} from './call-columns';
import {Commands} from './copy-dialog';
import {useWords} from './words';

function Ids({ids}: {ids: readonly string[]}) {
  if (ids.length === 0) return <>–</>;
  return (
    <SpaceBetween size="xxs">
      {ids.map((id) => (
        <IdLink key={id} id={id} />
      ))}
    </SpaceBetween>
  );
}

function Details({call}: {call: Call}) {
  const words = useWords();
  const {name, version} = clientOf(call.agent);
  const client = name === 'console' ? words.thisConsole : [name, version].filter(Boolean).join(' ');
  return (
    <SpaceBetween size="m">
      <ApiAlert error={call.error} />
      <KeyValuePairs
        columns={4}
        items={[
          {label: words.time, value: timeText(call.at)},
          {label: words.account, value: call.account},
          {label: words.caller, value: <Box variant="code">{call.caller}</Box>},
          {label: words.region, value: call.region},
          {label: words.service, value: call.service},
          {label: words.client, value: client || '–'},
          {label: words.agent, value: call.agent || '–'},
          {label: words.requestId, value: <Box variant="code">{call.request_id}</Box>},
          {label: words.answer, value: call.status >= 400 ? <Answer call={call} /> : call.status},
          {label: words.ids, value: <Ids ids={call.ids} />},
        ]}
      />
    </SpaceBetween>
  );
}

function Parameters({call}: {call: Call}) {
  const words = useWords();
  return (
    <Table
      variant="embedded"
      items={call.parameters.map(([name, value]) => ({name, value}))}
      trackBy="name"
      columnDefinitions={[
        {id: 'name', header: words.parameters, cell: (item) => <Box variant="code">{item.name}</Box>, isRowHeader: true},
        {id: 'value', header: words.value, cell: (item) => <Box variant="code">{item.value}</Box>},
      ]}
      ariaLabels={{tableLabel: words.parameters}}
      empty={words.noParameters}
    />
  );
}

export function CallPanel({calls}: {calls: readonly Call[]}) {
  const words = useWords();
  const common = useCommonWords();
  const [active, setActive] = useState('details');
  const only = calls.length === 1 ? calls[0] : undefined;
  if (only === undefined)
    return (
      <SplitPanel header={words.selectedCalls(calls.length)}>
        <Commands calls={calls} />
      </SplitPanel>
    );
  return (
    <SplitPanel header={only.action}>
      <Tabs
        ariaLabel={common.panel}
        activeTabId={active}
        onChange={({detail}) => setActive(detail.activeTabId)}
        tabs={[
          {id: 'details', label: common.details, content: <Details call={only} />},
          {id: 'parameters', label: words.parameters, content: <Parameters call={only} />},
          {id: 'command', label: words.command, content: <Commands calls={calls} />},
        ]}
      />
    </SplitPanel>
  );
}
