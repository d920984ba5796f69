// The screen of a kind: which of its pages is to be shown.
//
//   export default function Vpcs({path, query}: ScreenProps) {
//     const kind = useVpcKind();                                       // kind.ts has an example
//     return (
//       <ResourceScreen
//         kind={kind} path={path} query={query}
//         create={<CreateVpc />}                                       // #/vpcs/create
//         pages={{'edit-cidrs': (vpc) => <EditCidrs vpc={vpc} />}}     // #/vpcs/vpc-1/edit-cidrs
//       />
//     );
//   }
//
// #/vpcs is the list, #/vpcs/vpc-1 the details; #/vpcs/vpc-1/manage-tags comes by itself.
import type {ReactNode} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import {useDescribed} from '../api/use-described';
import {ApiAlert} from './api-alert';
import {useCommonWords} from './common-words';
import {DetailsPage} from './details-page';
import type {Kind} from './kind';
import {ListPage} from './list-page';
import {ManageTags} from './manage-tags';
import {useHome} from './use-home';

interface Props<Item> {
  kind: Kind<Item>;
  path: string[];
  query: URLSearchParams;
  create?: ReactNode;
  /// `refresh` asks the API anew, for a page that changes something and stays.
  pages?: Record<string, (item: Item, refresh: () => void) => ReactNode>;
}

export function ResourceScreen<Item>({kind, path, query, create, pages}: Props<Item>) {
  const [id, page] = path;
  if (id === undefined) return <ListPage kind={kind} query={query} />;
  if (id === 'create') return create;
  return <OnePage key={id} kind={kind} id={id} page={page} query={query} pages={pages} />;
}

interface OneProps<Item> {
  kind: Kind<Item>;
  id: string;
  page: string | undefined;
  query: URLSearchParams;
  pages: Props<Item>['pages'];
}

function OnePage<Item>({kind, id, page, query, pages}: OneProps<Item>) {
  const common = useCommonWords();
  const home = useHome();
  const {data, loading, error, refresh} = useDescribed(() => kind.ask(home, id), [home, kind.path, id]);
  const item = data?.find((one) => kind.idOf(one) === id);
  if (loading) return <Spinner size="large" />;
  if (item === undefined)
    return (
      <SpaceBetween size="m">
        <ApiAlert error={error} />
        <Alert type="info" header={common.notFound(id)}>
          {common.notFoundHint}
        </Alert>
      </SpaceBetween>
    );
  if (page === undefined) return <DetailsPage kind={kind} item={item} query={query} refresh={refresh} />;
  const shown = pages?.[page];
  if (shown) return shown(item, refresh);
  if (page === 'manage-tags') return <ManageTags kind={kind} item={item} />;
  return <Box padding="xxl">{common.notFound(page)}</Box>;
}
