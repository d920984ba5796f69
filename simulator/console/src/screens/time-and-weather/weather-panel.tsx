// The faults: which there are, how many calls each has struck, adding and removing.
import {useState} from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import {control} from '../../api/control';
import {apiErrorOf} from '../../api/ec2';
import {ApiAlert} from '../../resource/api-alert';
import {useCommonWords} from '../../resource/common-words';
import {useTell} from '../../shell/notices';
import {AddFault} from './add-fault';
import {fieldsOf, valueText, withoutCounts, type CountedRule, type Field} from './fault';
import {useWeather} from './use-weather';
import {useFaultWords, useWords} from './words';

interface Row {
  place: string; ///< rules have no name but their place
  rule: CountedRule;
}

function About({rule}: {rule: CountedRule}) {
  const words = useWords();
  const actions = valueText(rule.action).replaceAll('–', ', ') || words.every;
  return <>{rule.account === undefined ? actions : `${actions}, ${words.inAccount(valueText(rule.account))}`}</>;
}

const shownElsewhere = new Set<Field>(['action', 'account']);

function Settings({rule}: {rule: CountedRule}) {
  const {fields} = useFaultWords();
  const set = fieldsOf(rule.kind).filter((field) => !shownElsewhere.has(field) && rule[field] !== undefined);
  if (set.length === 0) return <>–</>;
  return (
    <>
      {set.map((field) => (
        <div key={field}>
          {rule[field] === true ? fields[field].label : `${fields[field].label}: ${valueText(rule[field])}`}
        </div>
      ))}
    </>
  );
}

function useRemoval(refresh: () => void) {
  const tell = useTell();
  return async (what: () => Promise<unknown>, done: string) => {
    try {
      await what();
      tell({type: 'success', header: done});
    } catch (thrown) {
      const error = apiErrorOf(thrown);
      tell({type: 'error', header: error.code, content: error.message});
    }
    refresh();
  };
}

export function WeatherPanel() {
  const words = useWords();
  const faultWords = useFaultWords();
  const common = useCommonWords();
  const {data, loading, error, refresh} = useWeather();
  const [selectedPlace, setSelectedPlace] = useState<string>();
  const [adding, setAdding] = useState(false);
  const removal = useRemoval(refresh);
  const rows: Row[] = (data?.faults ?? []).map((rule, place) => ({place: String(place), rule}));
  const selected = rows.filter((row) => row.place === selectedPlace);
  const nameOf = (rule: CountedRule) => faultWords.kinds[rule.kind].name;

  const clear = () => removal(() => control.delete('/faults'), words.cleared);
  const remove = () => {
    const left = rows.filter((row) => row.place !== selectedPlace).map((row) => withoutCounts(row.rule));
    setSelectedPlace(undefined);
    return removal(() => control.put('/faults', {seed: data?.seed, faults: left}), words.removed);
  };
  return (
    <>
      <Table
        loading={loading}
        loadingText={common.loading}
        items={rows}
        trackBy="place"
        selectionType="single"
        selectedItems={selected}
        onSelectionChange={({detail}) => setSelectedPlace(detail.selectedItems[0]?.place)}
        onRowClick={({detail}) => setSelectedPlace(detail.item.place)}
        wrapLines
        ariaLabels={{
          tableLabel: words.weather,
          selectionGroupLabel: words.weather,
          itemSelectionLabel: (_, row) => words.select(nameOf(row.rule)),
        }}
        columnDefinitions={[
          {id: 'kind', header: words.kind, isRowHeader: true, cell: ({rule}) => nameOf(rule)},
          {id: 'about', header: words.about, cell: ({rule}) => <About rule={rule} />},
          {id: 'settings', header: words.details, cell: ({rule}) => <Settings rule={rule} />},
          {id: 'matched', header: words.matched, cell: ({rule}) => rule.matched},
          {id: 'struck', header: words.struck, cell: ({rule}) => rule.struck},
        ]}
        header={
          <SpaceBetween size="s">
            <ApiAlert error={error} />
            <Header
              variant="h2"
              counter={`(${rows.length})`}
              description={words.weatherHint}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button disabled={rows.length === 0} disabledReason={words.none} onClick={() => void clear()}>
                    {words.clear}
                  </Button>
                  <Button
                    disabled={selected.length === 0}
                    disabledReason={words.selectOne}
                    onClick={() => void remove()}
                  >
                    {words.remove}
                  </Button>
                  <Button variant="primary" onClick={() => setAdding(true)}>
                    {words.add}
                  </Button>
                </SpaceBetween>
              }
            >
              {words.weather}
            </Header>
          </SpaceBetween>
        }
        empty={
          <Box textAlign="center" color="inherit">
            <Box variant="strong" color="inherit">
              {words.fair}
            </Box>
            <Box color="inherit">{words.fairHint}</Box>
          </Box>
        }
      />
      {adding && <AddFault added={refresh} close={() => setAdding(false)} />}
    </>
  );
}
