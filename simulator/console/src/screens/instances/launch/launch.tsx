// "Launch an instance": #/instances/create, in AWS's layout.
import {useState} from 'react';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import {ApiAlert} from '../../../resource/api-alert';
import {useCommonWords} from '../../../resource/common-words';
import {FormSection} from '../../../resource/form-page';
import {withName} from '../../../resource/tags';
import {TagsEditor, type Tags} from '../../../resource/tags-editor';
import {useShowRefusal} from '../../../resource/use-show-refusal';
import {href} from '../../../route';
import {usePage} from '../../../shell/page';
import {useInstanceWords} from '../instance-words';
import {ImageSection} from './image-section';
import {KeySection} from './key-section';
import {useLaunchWords} from './launch-words';
import {NetworkSection} from './network-section';
import {Summary} from './summary';
import {TypeSection} from './type-section';
import {useLaunch, type Launch as LaunchState} from './use-launch';

/// The name is a tag like others, with a field of its own.
function NameSection({launch}: {launch: LaunchState}) {
  const words = useLaunchWords();
  const [more, setMore] = useState(false);
  const {name, tags} = launch.form;
  const all: Tags = {
    list: tags,
    setList: (list) => launch.change({tags: list, name: list.find((tag) => tag.key === 'Name')?.value ?? ''}),
    name,
    setName: (changed) => launch.change({name: changed, tags: withName(tags, changed)}),
  };
  return (
    <FormSection title={words.nameAndTags}>
      {more ? (
        <TagsEditor tags={all} />
      ) : (
        <FormField
          label={words.name}
          secondaryControl={
            <Button variant="inline-link" formAction="none" onClick={() => setMore(true)}>
              {words.addTags}
            </Button>
          }
        >
          <Input
            value={name}
            placeholder={words.namePlaceholder}
            onChange={({detail}) => all.setName(detail.value)}
          />
        </FormField>
      )}
    </FormSection>
  );
}

function AdvancedSection({launch}: {launch: LaunchState}) {
  const words = useLaunchWords();
  const common = useCommonWords();
  return (
    <ExpandableSection variant="container" headerText={words.advanced} headingTagOverride="h2">
      <FormField label={`${words.userData} - ${common.optional}`} description={words.userDataHint} stretch>
        <Textarea
          value={launch.form.userData}
          rows={8}
          spellcheck={false}
          onChange={({detail}) => launch.change({userData: detail.value})}
        />
      </FormField>
    </ExpandableSection>
  );
}

export function Launch() {
  const words = useLaunchWords();
  const {many} = useInstanceWords();
  const launch = useLaunch();
  const refusal = useShowRefusal(launch.submit);
  usePage(words.title, [
    {text: 'EC2', href: href('instances')},
    {text: many, href: href('instances')},
  ]);
  return (
    <form
      ref={refusal.form}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        launch.submit.run();
        refusal.tried();
      }}
    >
      <SpaceBetween size="l">
        <Header variant="h1" description={words.intro}>
          {words.title}
        </Header>
        <ApiAlert error={launch.submit.error ?? launch.described.error} />
        <Grid gridDefinition={[{colspan: {default: 12, m: 8}}, {colspan: {default: 12, m: 4}}]}>
          <SpaceBetween size="l">
            <NameSection launch={launch} />
            <ImageSection launch={launch} />
            <TypeSection launch={launch} />
            <KeySection launch={launch} />
            <NetworkSection launch={launch} />
            <AdvancedSection launch={launch} />
          </SpaceBetween>
          <div style={{position: 'sticky', top: 'calc(var(--awsui-sticky-vertical-top-offset, 0px) + 120px)'}}>
            <Summary launch={launch} />
          </div>
        </Grid>
      </SpaceBetween>
    </form>
  );
}
