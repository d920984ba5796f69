// A component of an analysis: its kind, and its id as a link.
import Box from '@cloudscape-design/components/box';
import type {AnalysisComponent} from '@aws-sdk/client-ec2';
import {IdLink} from '../../resource/id-link';
import {useSession} from '../../session/session';
import {pick} from '../../words/words';
import {componentKinds} from './component-kinds';
import {kindOf} from './hops';

export function ComponentLink({component}: {component: AnalysisComponent | undefined}) {
  return <IdLink id={component?.Id} name={component?.Name} />;
}

export function ComponentCell({component}: {component: AnalysisComponent}) {
  const {language} = useSession();
  const kind = componentKinds[kindOf(component.Id)];
  return (
    <>
      {kind && (
        <Box color="text-body-secondary" fontSize="body-s">
          {pick(kind, language)}
        </Box>
      )}
      <ComponentLink component={component} />
    </>
  );
}
