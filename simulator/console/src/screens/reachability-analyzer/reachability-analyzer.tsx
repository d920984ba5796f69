import {ResourceScreen} from '../../resource/resource-screen';
import type {ScreenProps} from '../../screen';
import {AnalysisPage} from './analysis-page';
import {CreatePath} from './create-path';
import {usePathKind} from './path-kind';

export default function ReachabilityAnalyzer({path, query}: ScreenProps) {
  const kind = usePathKind();
  const [id] = path;
  if (id?.startsWith('nia-')) return <AnalysisPage key={id} id={id} />;
  return (
    <ResourceScreen kind={kind} path={path} query={query} create={<CreatePath kind={kind} query={query} />} />
  );
}
