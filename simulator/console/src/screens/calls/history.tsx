// The states that one can go back to: one for each call that changed something.
import {useMemo, useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import {useHistory, type Step} from '../../emulator/history';
import {useActionName} from '../../emulator/own-calls';
import {RewindDialog} from '../../emulator/rewind-dialog';
import {timeText} from '../../emulator/time';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {defineWords} from '../../words/words';
import {useWords as useCallWords} from './words';

const useWords = defineWords({
  en: {
    description: 'Everything as it was after each change. The last 200 are kept, and the beginning.',
    rewind: 'Rewind to here',
    chooseOne: 'Select a state first.',
    isNow: 'This is the present state.',
    beginning: 'Beginning',
    now: 'Now',
    empty: 'Nothing has been changed yet',
    select: (action: string, number: number) => `Select the state after ${action}, call ${number}`,
  },
  ja: {
    description: '変更のたびに、その直後の状態が記録されます。最初の状態と、最新の 200 件が保存されます。',
    rewind: 'ここまで巻き戻す',
    chooseOne: '先に状態を選択してください。',
    isNow: 'これは現在の状態です。',
    beginning: '最初の状態',
    now: '現在',
    empty: 'まだ何も変更されていません',
    select: (action, number) => `${action} (コール ${number}) の直後の状態を選択`,
  },
});

const pageSize = 50;

export function History() {
  const words = useWords();
  const calls = useCallWords();
  const common = useCommonWords();
  const nameOf = useActionName();
  const {data, loading, error} = useHistory();
  const steps = useMemo(() => [...(data ?? [])].reverse(), [data]);
  const [selected, setSelected] = useState<Step>();
  const [rewinding, setRewinding] = useState(false);
  const [page, setPage] = useState(1);
  const now = steps[0]?.number;
  const actionOf = (step: Step) => (step.number === 0 ? words.beginning : nameOf(step.action));
  const whyNot = selected === undefined ? words.chooseOne : selected.number === now ? words.isNow : undefined;
  return (
    <>
      <Table
        variant="borderless"
        resizableColumns
        enableKeyboardNavigation
        loading={loading}
        loadingText={common.loading}
        items={steps.slice((page - 1) * pageSize, page * pageSize)}
        trackBy={(step) => String(step.number)}
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({detail}) => setSelected(detail.selectedItems[0])}
        onRowClick={({detail}) => setSelected(detail.item)}
        ariaLabels={{
          tableLabel: calls.history,
          selectionGroupLabel: calls.history,
          itemSelectionLabel: (_, step) => words.select(actionOf(step), step.number),
        }}
        columnDefinitions={[
          {id: 'number', header: calls.number, width: 100, cell: (step) => step.number},
          {id: 'time', header: calls.time, width: 215, cell: (step) => (step.number === 0 ? '–' : timeText(step.at))},
          {
            id: 'action',
            header: calls.action,
            width: 320,
            isRowHeader: true,
            cell: (step) =>
              step.number === now ? (
                <SpaceBetween direction="horizontal" size="xs">
                  <span>{actionOf(step)}</span>
                  <StatusIndicator>{words.now}</StatusIndicator>
                </SpaceBetween>
              ) : (
                actionOf(step)
              ),
          },
          {id: 'ids', header: calls.ids, width: 360, cell: (step) => step.ids.join(', ') || '–'},
          {id: 'account', header: calls.account, width: 140, cell: (step) => step.account || '–'},
          {id: 'region', header: calls.region, width: 130, cell: (step) => step.region || '–'},
        ]}
        header={
          <SpaceBetween size="s">
            <ApiAlert error={error} />
            <Header
              variant="h2"
              counter={`(${steps.length})`}
              description={words.description}
              actions={
                <Button disabled={whyNot !== undefined} disabledReason={whyNot} onClick={() => setRewinding(true)}>
                  {words.rewind}
                </Button>
              }
            >
              {calls.history}
            </Header>
          </SpaceBetween>
        }
        pagination={
          <Pagination
            currentPageIndex={page}
            pagesCount={Math.max(1, Math.ceil(steps.length / pageSize))}
            onChange={({detail}) => setPage(detail.currentPageIndex)}
          />
        }
        empty={
          <Box textAlign="center" color="inherit">
            {words.empty}
          </Box>
        }
      />
      {rewinding && selected && <RewindDialog step={selected} close={() => setRewinding(false)} />}
    </>
  );
}
