// "Edit inbound rules" and "Edit outbound rules": #/network-acls/acl-1/edit-inbound-rules.
import {useState} from 'react';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type {NetworkAcl} from '@aws-sdk/client-ec2';
import {useCommonWords} from '../../resource/common-words';
import {FormPage} from '../../resource/form-page';
import {useSaved} from '../../resource/saved';
import {useSubmit} from '../../resource/submit';
import {useHome} from '../../resource/use-home';
import {trafficOf} from '../../traffic/draft';
import {describeAcls, EntryRefused, saveEntries} from './acls';
import {EphemeralHint, opposite, rulingsOf} from './entries-table';
import {changesBetween, entriesOf, rowOfEntry, type EntryRow} from './entry';
import {EntryEditor} from './entry-editor';
import type {Ruling} from './ephemeral';
import {useEntryForm} from './use-entry-form';
import {useAclWords, type Direction} from './words';

function rulings(rows: readonly EntryRow[]): Ruling[] {
  return rows.flatMap((row) => {
    const traffic = trafficOf(row.traffic);
    return typeof traffic === 'string' ? [] : {traffic, allow: row.allow};
  });
}

export function EditEntries({acl, direction}: {acl: NetworkAcl; direction: Direction}) {
  const common = useCommonWords();
  const aclWords = useAclWords();
  const texts = aclWords[direction];
  const home = useHome();
  const saved = useSaved('network-acls');
  const id = acl.NetworkAclId ?? '';
  // As they are when the page is opened: what others change meanwhile isn't taken back.
  const [before, setBefore] = useState(() => entriesOf(acl, direction));
  const form = useEntryForm(() => before.map(rowOfEntry));
  const submit = useSubmit<'rules'>({
    check: () => (form.isRight ? {} : {rules: ''}),
    send: async () => {
      const wanted = form.wanted();
      try {
        await saveEntries(home, id, direction, changesBetween(before, wanted));
      } catch (thrown) {
        if (!(thrown instanceof EntryRefused)) throw thrown;
        form.refused(thrown);
        // Some went through: those that somebody else made meanwhile are left alone.
        const numbers = new Set([...before.map((one) => one.RuleNumber), ...wanted.map((one) => one.number)]);
        const [now] = await describeAcls(home, id);
        if (now) setBefore(entriesOf(now, direction).filter((one) => numbers.has(one.RuleNumber)));
        throw thrown.reason;
      }
    },
    done: () => saved(texts.saved(id), id),
  });
  return (
    <FormPage
      kind={{path: 'network-acls', many: aclWords.acls}}
      id={id}
      title={texts.edit}
      description={texts.about}
      submit={form.isRefused ? {...submit, error: undefined} : submit}
      submitText={common.save}
    >
      <Container header={<Header variant="h2">{texts.title}</Header>}>
        <SpaceBetween size="m">
          <EntryEditor
            direction={direction}
            rows={form.rows}
            onChange={form.setRows}
            errors={form.errors(submit.errorAt('rules') !== undefined)}
          />
          <EphemeralHint
            direction={direction}
            there={rulingsOf(entriesOf(acl, opposite[direction]))}
            back={rulings(form.rows)}
          />
          <EphemeralHint
            direction={opposite[direction]}
            there={rulings(form.rows)}
            back={rulingsOf(entriesOf(acl, opposite[direction]))}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}
