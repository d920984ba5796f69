// "Manage tags" of one resource: #/vpcs/vpc-1/manage-tags.
import {CreateTagsCommand, DeleteTagsCommand} from '@aws-sdk/client-ec2';
import {ec2} from '../api/ec2';
import {defineWords} from '../words/words';
import {useCommonWords} from './common-words';
import {FormPage} from './form-page';
import type {Kind} from './kind';
import {useSaved} from './saved';
import {useSubmit} from './submit';
import {editedTags, tagChanges} from './tags';
import {TagsSection, useTags} from './tags-editor';
import {useHome} from './use-home';

const useWords = defineWords({
  en: {saved: (id: string) => `You successfully updated the tags of ${id}.`},
  ja: {saved: (id) => `${id} のタグが正常に更新されました。`},
});

export function ManageTags<Item>({kind, item}: {kind: Kind<Item>; item: Item}) {
  const words = useWords();
  const common = useCommonWords();
  const home = useHome();
  const saved = useSaved(kind.path);
  const id = kind.idOf(item);
  const tags = useTags(kind.tagsOf(item));
  const submit = useSubmit<never>({
    send: async () => {
      const {removed, set} = tagChanges(editedTags(kind.tagsOf(item)), tags.list);
      if (removed.length > 0) await ec2(home).send(new DeleteTagsCommand({Resources: [id], Tags: removed}));
      if (set.length > 0) await ec2(home).send(new CreateTagsCommand({Resources: [id], Tags: set}));
    },
    done: () => saved(words.saved(id), id),
  });
  return (
    <FormPage kind={kind} id={id} title={common.manageTags} submit={submit} submitText={common.save}>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
