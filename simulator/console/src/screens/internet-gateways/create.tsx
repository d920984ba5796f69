// "Create internet gateway": #/internet-gateways/create.
import Button from '@cloudscape-design/components/button';
import {CreateInternetGatewayCommand, type InternetGateway} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {FormPage, FormSection} from '../../resource/form-page';
import type {Kind} from '../../resource/kind';
import {useSubmit} from '../../resource/submit';
import {tagSpecifications} from '../../resource/tags';
import {NameTagField, TagsSection, useTags} from '../../resource/tags-editor';
import {useHome} from '../../resource/use-home';
import {go, href} from '../../route';
import {useTell} from '../../shell/notices';
import {useGatewayWords} from './words';

export function CreateInternetGateway({kind}: {kind: Kind<InternetGateway>}) {
  const words = useGatewayWords();
  const home = useHome();
  const tell = useTell();
  const tags = useTags();
  const submit = useSubmit<never, string>({
    send: async () => {
      const TagSpecifications = tagSpecifications('internet-gateway', tags.list);
      const {InternetGateway} = await ec2(home).send(new CreateInternetGatewayCommand({TagSpecifications}));
      return InternetGateway?.InternetGatewayId ?? '';
    },
    done: (id) => {
      go(href(kind.path, id));
      tell({
        type: 'success',
        header: words.created(id),
        action: <Button href={href(kind.path, id, 'attach')}>{words.attachNow}</Button>,
      });
    },
  });
  return (
    <FormPage kind={kind} title={words.create} description={words.createHint} submit={submit}>
      <FormSection title={words.settings}>
        <NameTagField tags={tags} placeholder="my-internet-gateway-01" />
      </FormSection>
      <TagsSection tags={tags} />
    </FormPage>
  );
}
