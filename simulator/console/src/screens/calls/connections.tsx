// Connections on the simulated network: made, or turned away, and why.
import {useMemo, useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import StatusIndicator, {type StatusIndicatorProps} from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type {NetworkEvent} from '../../api/control';
import {timeText} from '../../emulator/time';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {useSplitPanel} from '../../shell/split-panel';
import {defineWords} from '../../words/words';
import {useEvents} from './use-events';
import {useWords as useCallWords} from './words';

const useWords = defineWords({
  en: {
    description: 'Attempts to connect to instances and from them, with what kept them from arriving.',
    what: 'Outcome',
    from: 'Source',
    to: 'Destination',
    port: 'Port',
    why: 'Why',
    find: 'Find connections',
    remedy: 'What to change',
    empty: 'No connections yet',
    emptyHint: 'Connect to an instance: with ssh, in a terminal of this console, or from one instance to another.',
    select: (number: number) => `Select connection ${number}`,
    outcomes: {
      connected: 'Connected',
      refused: 'Refused',
      blocked: 'Blocked',
      unanswered: 'Unanswered',
      stalled: 'Stalled',
      resumed: 'Resumed',
      'logged-in': 'Logged in',
      denied: 'Login denied',
    },
  },
  ja: {
    description: 'インスタンスへの接続とインスタンスからの接続、および届かなかった理由です。',
    what: '結果',
    from: '送信元',
    to: '送信先',
    port: 'ポート',
    why: '理由',
    find: '接続を検索',
    remedy: '変更すべき点',
    empty: '接続はまだありません',
    emptyHint: 'ssh、このコンソールのターミナル、または別のインスタンスから、インスタンスに接続してください。',
    select: (number) => `接続 ${number} を選択`,
    outcomes: {
      connected: '接続済み',
      refused: '拒否',
      blocked: 'ブロック',
      unanswered: '応答なし',
      stalled: '停滞',
      resumed: '再開',
      'logged-in': 'ログイン済み',
      denied: 'ログイン拒否',
    },
  },
});

const signs: Record<string, StatusIndicatorProps.Type> = {
  connected: 'success',
  resumed: 'success',
  'logged-in': 'success',
  refused: 'warning',
  stalled: 'warning',
  unanswered: 'warning',
  blocked: 'error',
  denied: 'error',
};

function Outcome({event}: {event: NetworkEvent}) {
  const outcomes: Record<string, string> = useWords().outcomes;
  return <StatusIndicator type={signs[event.what] ?? 'info'}>{outcomes[event.what] ?? event.what}</StatusIndicator>;
}

function whyOf(event: NetworkEvent): string {
  return [...event.obstacles.map((obstacle) => obstacle.code), event.detail].filter(Boolean).join(', ');
}

function EventPanel({event}: {event: NetworkEvent}) {
  const words = useWords();
  return (
    <SplitPanel header={`${event.from} → ${event.to} ${event.port || ''}`}>
      <SpaceBetween size="m">
        <Outcome event={event} />
        {event.obstacles.map((obstacle) => (
          <Alert key={`${obstacle.code} ${obstacle.at}`} type="error" header={`${obstacle.code}: ${obstacle.at}`}>
            <div>{obstacle.reason}</div>
            {obstacle.remedy && (
              <div>
                <b>{words.remedy}</b>: {obstacle.remedy}
              </div>
            )}
          </Alert>
        ))}
        <Box variant="code">{event.text}</Box>
      </SpaceBetween>
    </SplitPanel>
  );
}

const pageSize = 50;

export function Connections() {
  const words = useWords();
  const calls = useCallWords();
  const common = useCommonWords();
  const {items, loading, error} = useEvents();
  const [filter, setFilter] = useState('');
  const [page, setPage] = useState(1);
  const [selected, setSelected] = useState<NetworkEvent>();
  const matching = useMemo(() => {
    const wanted = filter.toLowerCase();
    return items.filter((event) => event.text.toLowerCase().includes(wanted)).reverse();
  }, [items, filter]);
  useSplitPanel(useMemo(() => (selected ? <EventPanel event={selected} /> : null), [selected]));
  return (
    <Table
      variant="borderless"
      resizableColumns
      enableKeyboardNavigation
      loading={loading}
      loadingText={common.loading}
      items={matching.slice((page - 1) * pageSize, page * pageSize)}
      trackBy={(event) => String(event.number)}
      selectionType="single"
      selectedItems={selected ? [selected] : []}
      onSelectionChange={({detail}) => setSelected(detail.selectedItems[0])}
      onRowClick={({detail}) => setSelected(detail.item)}
      ariaLabels={{
        tableLabel: calls.connections,
        selectionGroupLabel: calls.connections,
        itemSelectionLabel: (_, event) => words.select(event.number),
      }}
      columnDefinitions={[
        {id: 'time', header: calls.time, width: 215, cell: (event) => timeText(event.at)},
        {id: 'what', header: words.what, width: 150, cell: (event) => <Outcome event={event} />},
        {id: 'from', header: words.from, width: 220, isRowHeader: true, cell: (event) => event.from},
        {id: 'to', header: words.to, width: 240, cell: (event) => event.to},
        {id: 'port', header: words.port, width: 90, cell: (event) => event.port || '–'},
        {id: 'why', header: words.why, width: 340, cell: (event) => whyOf(event) || '–'},
      ]}
      header={
        <SpaceBetween size="s">
          <ApiAlert error={error} />
          <Header variant="h2" counter={`(${matching.length})`} description={words.description}>
            {calls.connections}
          </Header>
        </SpaceBetween>
      }
      filter={
        <TextFilter
          filteringText={filter}
          filteringPlaceholder={words.find}
          filteringAriaLabel={words.find}
          countText={filter ? common.matches(matching.length) : undefined}
          onChange={({detail}) => {
            setFilter(detail.filteringText);
            setPage(1);
          }}
        />
      }
      pagination={
        <Pagination
          currentPageIndex={page}
          pagesCount={Math.max(1, Math.ceil(matching.length / pageSize))}
          onChange={({detail}) => setPage(detail.currentPageIndex)}
        />
      }
      empty={
        <Box textAlign="center" color="inherit">
          <Box variant="strong" color="inherit">
            {words.empty}
          </Box>
          <Box color="inherit">{words.emptyHint}</Box>
        </Box>
      }
    />
  );
}
