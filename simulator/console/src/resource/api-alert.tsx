// An answer of the API that is an error, as it came: code and message.
import Alert from '@cloudscape-design/components/alert';
import type {ApiError} from '../api/ec2';

export function ApiAlert({error}: {error: ApiError | undefined}) {
  if (error === undefined) return null;
  return (
    <Alert type="error" header={error.code}>
      {error.message}
    </Alert>
  );
}
