// "Summary": what is going to be launched, how many, and the button that does it.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {useCommonWords} from '../../../resource/common-words';
import {go, href} from '../../../route';
import {titleOfImage} from './images';
import {useLaunchWords} from './launch-words';
import type {Launch} from './use-launch';

export function Summary({launch}: {launch: Launch}) {
  const words = useLaunchWords();
  const common = useCommonWords();
  const {form, offer, submit} = launch;
  const image = offer?.images.find((one) => one.ImageId === form.image);
  const groups = form.firewall.existing.map(
    (id) => offer?.groups.find((group) => group.GroupId === id)?.GroupName ?? id,
  );
  return (
    <Container header={<Header variant="h2">{words.summary}</Header>}>
      <SpaceBetween size="l">
        <FormField label={words.count} errorText={submit.errorAt('count')}>
          <Input
            type="number"
            inputMode="numeric"
            value={form.count}
            onChange={({detail}) => launch.change({count: detail.value})}
          />
        </FormField>
        <KeyValuePairs
          columns={1}
          items={[
            {
              label: words.software,
              value: image ? (
                <>
                  {titleOfImage(image)}
                  <Box color="text-body-secondary">{image.ImageId}</Box>
                </>
              ) : (
                '–'
              ),
            },
            {label: words.server, value: form.type},
            {label: words.firewall, value: form.firewall.create ? words.newGroup : groups.join(', ') || '–'},
          ]}
        />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={() => go(href('instances'))}>
              {common.cancel}
            </Button>
            <Button variant="primary" loading={submit.busy}>
              {words.launch}
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </Container>
  );
}
