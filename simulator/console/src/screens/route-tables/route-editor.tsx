// The rows of the route editor: where to, by what, and what the API said to it.
import AttributeEditor, {type AttributeEditorProps} from '@cloudscape-design/components/attribute-editor';
import Autosuggest, {type AutosuggestProps} from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {ApiError} from '../../api/ec2';
import {useCommonWords} from '../../resource/common-words';
import {normalDestination, type RouteRow, type RowProblem} from './route-edit';
import {RouteStatus} from './route-status';
import {
  choosableKinds,
  destinationOf,
  isLocalRoute,
  isPropagated,
  isReadOnly,
  kindsForLocalRoutes,
  type TargetKind,
} from './route-targets';
import type {Candidates} from './use-candidates';
import {useRouteWords} from './words';

interface Props {
  rows: readonly RouteRow[];
  candidates: Candidates;
  problems: ReadonlyMap<number, RowProblem[]>;
  errors: ReadonlyMap<number, ApiError>;
  change(row: RouteRow): void;
  add(): void;
  remove(row: RouteRow): void;
}

const isFixed = (row: RouteRow) => row.original !== undefined && isReadOnly(row.original);
const isLocal = (row: RouteRow) => row.original !== undefined && isLocalRoute(row.original);

/// The other side's blocks first where the row leads to a peering connection; then what is often meant.
function useDestinationOptions(row: RouteRow, candidates: Candidates): AutosuggestProps.Options {
  const words = useRouteWords();
  const chosen = candidates.of(row.kind).filter((one) => row.target === '' || one.id === row.target);
  const likely = [...new Set(chosen.flatMap((one) => one.destinations))];
  const peers = candidates.of('peering-connection').filter((one) => one.destinations.length > 0);
  const noteOf = (block: string) => {
    const peer = peers.find((one) => one.destinations.includes(block));
    return peer && words.otherSide(peer.name || peer.id);
  };
  const fromPeers = row.kind === undefined ? peers.flatMap((one) => one.destinations) : [];
  const blocks = [...new Set([...likely, ...fromPeers, '0.0.0.0/0', '::/0'])];
  return [
    {label: words.suggestions, options: blocks.map((value) => ({value, description: noteOf(value)}))},
    ...(candidates.prefixLists.length > 0 ? [{label: words.prefixLists, options: candidates.prefixLists}] : []),
  ];
}

function Destination({row, candidates, change}: {row: RouteRow} & Pick<Props, 'candidates' | 'change'>) {
  const words = useRouteWords();
  const options = useDestinationOptions(row, candidates);
  return (
    <Autosuggest
      value={row.destination}
      onChange={({detail}) => change({...row, destination: detail.value})}
      options={options}
      enteredTextLabel={words.use}
      placeholder="10.0.0.0/16"
      filteringType={row.original && row.destination === destinationOf(row.original) ? 'manual' : 'auto'}
      disabled={isFixed(row) || isLocal(row)}
    />
  );
}

function Target({row, candidates, change}: {row: RouteRow} & Pick<Props, 'candidates' | 'change'>) {
  const words = useRouteWords();
  const kinds = isLocal(row) ? kindsForLocalRoutes : isFixed(row) && row.kind ? [row.kind] : choosableKinds;
  const options = kinds.map((kind) => ({value: kind, label: words.kinds[kind]}));
  const isKnown = candidates.of(row.kind).some((one) => one.id === row.target);
  const choose = (kind: TargetKind | undefined) => change({...row, kind, target: kind === 'local' ? 'local' : ''});
  return (
    <SpaceBetween size="xs">
      <Select
        selectedOption={options.find((option) => option.value === row.kind) ?? null}
        onChange={({detail}) => choose(kinds.find((kind) => kind === detail.selectedOption.value))}
        options={options}
        placeholder={words.chooseKind}
        disabled={isFixed(row)}
        expandToViewport
      />
      {row.kind !== undefined && row.kind !== 'local' && (
        <Autosuggest
          value={row.target}
          onChange={({detail}) => change({...row, target: detail.value})}
          options={candidates.optionsOf(row.kind)}
          virtualScroll
          filteringType={isKnown ? 'manual' : 'auto'}
          statusType={candidates.loading ? 'loading' : 'finished'}
          enteredTextLabel={words.use}
          empty={words.noCandidates}
          ariaLabel={words.targetId}
          ariaLabelledby="" // the field's label is the other control's
          disabled={isFixed(row)}
          expandToViewport
        />
      )}
    </SpaceBetween>
  );
}

/// Whether what the API refuses is the target; else it is the destination.
function isAboutTarget(error: ApiError, row: RouteRow): boolean {
  const id = row.target.trim();
  if (id !== '' && `${error.code} ${error.message}`.includes(id)) return true;
  return /^Invalid\w*(Gateway|Instance|NetworkInterface|VpcPeeringConnection|VpcEndpoint)\w*\./.test(error.code);
}

export function RouteEditor({rows, candidates, problems, errors, change, add, remove}: Props) {
  const words = useRouteWords();
  const common = useCommonWords();
  const problemText = (row: RouteRow, of: readonly RowProblem[]) => {
    const problem = problems.get(row.key)?.find((one) => of.includes(one));
    return problem && words.problems[problem];
  };
  const errorText = (row: RouteRow, target: boolean) => {
    const error = errors.get(row.key);
    return error && isAboutTarget(error, row) === target ? `${error.code}: ${error.message}` : undefined;
  };
  const unchanged = (row: RouteRow) =>
    row.original && destinationOf(row.original) === normalDestination(row.destination) ? row.original : undefined;
  const definition: AttributeEditorProps.FieldDefinition<RouteRow>[] = [
    {
      label: words.destination,
      control: (row) => <Destination row={row} candidates={candidates} change={change} />,
      errorText: (row) => problemText(row, ['destination', 'destination-twice']) ?? errorText(row, false),
    },
    {
      label: words.target,
      control: (row) => <Target row={row} candidates={candidates} change={change} />,
      errorText: (row) => problemText(row, ['target-kind', 'target']) ?? errorText(row, true),
    },
    {
      label: words.status,
      control: (row) => {
        const route = unchanged(row);
        return <Box padding={{top: 'xxs'}}>{route ? <RouteStatus route={route} /> : '–'}</Box>;
      },
    },
    {
      label: words.propagated,
      control: (row) => (
        <Box padding={{top: 'xxs'}}>{row.original && isPropagated(row.original) ? common.yes : common.no}</Box>
      ),
    },
  ];
  return (
    <AttributeEditor
      items={rows}
      definition={definition}
      gridLayout={[
        {breakpoint: 'xs', rows: [[4, 5, 2, 2]], removeButton: {width: 'auto'}},
        {rows: [[1], [1], [1], [1]], removeButton: {ownRow: true}},
      ]}
      addButtonText={words.add}
      removeButtonText={words.remove}
      removeButtonAriaLabel={(row) => words.removeRow(row.destination)}
      isItemRemovable={(row) => !isFixed(row) && !isLocal(row)}
      onAddButtonClick={add}
      onRemoveButtonClick={({detail}) => {
        const row = rows[detail.itemIndex];
        if (row) remove(row);
      }}
      empty={words.empty}
    />
  );
}
