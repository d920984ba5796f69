// Whether a route leads anywhere.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type {Route} from '@aws-sdk/client-ec2';
import {useRouteWords} from './words';

export function RouteStatus({route}: {route: Route}) {
  const words = useRouteWords();
  return route.State === 'blackhole' ? (
    <StatusIndicator type="error">{words.blackhole}</StatusIndicator>
  ) : (
    <StatusIndicator>{words.active}</StatusIndicator>
  );
}
