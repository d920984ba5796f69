// "Edit routes": #/route-tables/rtb-1/edit-routes.
import {useState} from 'react';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import type {RouteTable} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {FormPage} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {idOf} from './api';
import {RouteEditor} from './route-editor';
import {useCandidates} from './use-candidates';
import {useRouteEditing, type Saved} from './use-route-editing';
import {useRouteTableWords, useRouteWords} from './words';

export function EditRoutes({table}: {table: RouteTable}) {
  const words = useRouteWords();
  const tableWords = useRouteTableWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved('route-tables');
  const editing = useRouteEditing(home, table);
  const kinds = [...editing.rows.map((row) => row.kind), 'peering-connection' as const];
  const candidates = useCandidates(table.VpcId ?? '', kinds);
  const [result, setResult] = useState<Saved>();
  const save = async () => {
    setResult(undefined);
    const outcome = await editing.save();
    if (outcome === undefined) return;
    if (outcome.failed > 0) setResult(outcome);
    else saved(words.updated(titleOf(idOf(table), table.Tags)), idOf(table));
  };
  return (
    <FormPage
      kind={{path: 'route-tables', many: tableWords.many}}
      title={tableWords.actions.routes}
      id={idOf(table)}
      submit={{busy: editing.saving, run: () => void save()}}
      submitText={common.save}
    >
      {result && <Alert type="error">{words.someFailed(result.failed, result.applied)}</Alert>}
      <Container>
        <RouteEditor {...editing} candidates={candidates} />
      </Container>
    </FormPage>
  );
}
