// "Import key pair": #/key-pairs/import. The public key comes from a file or is pasted.
import {useState} from 'react';
import {ImportKeyPairCommand} from '@aws-sdk/client-ec2';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {go, href} from '../../route';
import {useTell} from '../../shell/notices';
import {useKeyPairWords} from './key-pair-words';

export function ImportKeyPair() {
  const words = useKeyPairWords();
  const home = useHome();
  const tell = useTell();
  const tags = useTags();
  const [name, setName] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [contents, setContents] = useState('');
  const take = async (chosen: File[]) => {
    setFiles(chosen);
    const [file] = chosen;
    if (file) setContents(await file.text());
  };
  const submit = useSubmit<'name' | 'contents'>({
    fields: [
      [/InvalidKey|PublicKeyMaterial/, 'contents'],
      [/KeyPair\.Duplicate|KeyName/, 'name'],
    ],
    check: () => ({
      name: name.trim() === '' ? words.required : undefined,
      contents: contents.trim() === '' ? words.required : undefined,
    }),
    send: async () => {
      await ec2(home).send(
        new ImportKeyPairCommand({
          KeyName: name,
          PublicKeyMaterial: new TextEncoder().encode(contents),
          TagSpecifications: tagSpecifications('key-pair', tags.list),
        }),
      );
    },
    done: () => {
      go(href('key-pairs'));
      tell({type: 'success', header: words.imported(name)});
    },
  });
  return (
    <FormPage kind={{path: 'key-pairs', many: words.many, root: 'EC2'}} title={words.import} submit={submit}>
      <FormSection title={words.keyPair} description={words.importDescription}>
        <FormField label={words.name} constraintText={words.nameHint} errorText={submit.errorAt('name')}>
          <Input value={name} placeholder={words.namePlaceholder} onChange={({detail}) => setName(detail.value)} />
        </FormField>
        <FormField label={words.browse} description={words.browseHint}>
          <FileUpload
            value={files}
            onChange={({detail}) => void take(detail.value)}
            accept=".pub,.pem,text/plain"
            showFileSize
            i18nStrings={{
              uploadButtonText: () => words.browse,
              dropzoneText: () => words.dropFile,
              removeFileAriaLabel: () => words.remove,
              limitShowFewer: words.showFewer,
              limitShowMore: words.showMore,
              errorIconAriaLabel: words.errorMark,
              warningIconAriaLabel: words.warningMark,
            }}
          />
        </FormField>
        <FormField label={words.contents} errorText={submit.errorAt('contents')} stretch>
          <Textarea
            value={contents}
            rows={6}
            spellcheck={false}
            placeholder={words.contentsPlaceholder}
            onChange={({detail}) => setContents(detail.value)}
          />
        </FormField>
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
