// "Create key pair": #/key-pairs/create.
import {FormPage, FormSection} from '../../resource/form-page';
import {TagsSection, useTags} from '../../resource/tags-editor';
import {go, href} from '../../route';
import {KeyPairFields, useNewKeyPair} from './key-pair-fields';
import {useKeyPairWords} from './key-pair-words';

export function CreateKeyPair() {
  const words = useKeyPairWords();
  const tags = useTags();
  const made = useNewKeyPair({tags: tags.list, done: () => go(href('key-pairs'))});
  return (
    <FormPage
      kind={{path: 'key-pairs', many: words.many, root: 'EC2'}}
      title={words.create}
      submit={made.submit}
    >
      <FormSection title={words.keyPair} description={words.description}>
        <KeyPairFields made={made} />
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
