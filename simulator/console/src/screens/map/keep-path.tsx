// The question as a path of Reachability Analyzer's: AWS keeps it, and analyzes it again when asked.
import {useState} from 'react';
import {
  CreateNetworkInsightsPathCommand,
  StartNetworkInsightsAnalysisCommand,
  type CreateNetworkInsightsPathCommandInput,
} from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import {apiErrorOf, ec2, type Home} from '../../api/ec2';
import {useTell} from '../../shell/notices';
import {instancesOf, type NetworkModel} from './parts';
import {PartLink} from './part-link';
import {usePathWords} from './path-words';
import {isAddress, partOfEnd, type Question} from './question';

interface Keepable {
  home: Home;
  input: CreateNetworkInsightsPathCommandInput;
}

export function keepable({from, to, protocol, port}: Question, model: NetworkModel): Keepable | undefined {
  if (protocol === 'icmp') return undefined;
  const instances = instancesOf(model);
  const source = instances.find((one) => one.id === from);
  if (source === undefined) return undefined;
  const home = {account: source.account, region: source.region};
  const common = {Source: from, Protocol: protocol, DestinationPort: port} as const;
  if (isAddress(to)) return {home, input: {...common, DestinationIp: to}};
  const target = instances.find((one) => one.id === partOfEnd(to));
  if (target === undefined || target.account !== home.account || target.region !== home.region)
    return undefined;
  return {home, input: {...common, Destination: target.id}};
}

export function KeepPath({question, model}: {question: Question; model: NetworkModel}) {
  const words = usePathWords();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const path = keepable(question, model);
  const keep = async ({home, input}: Keepable) => {
    setBusy(true);
    try {
      const made = await ec2(home).send(new CreateNetworkInsightsPathCommand(input));
      const id = made.NetworkInsightsPath?.NetworkInsightsPathId ?? '';
      await ec2(home).send(new StartNetworkInsightsAnalysisCommand({NetworkInsightsPathId: id}));
      tell({
        type: 'success',
        header: words.kept,
        content: (
          <PartLink id={id} whose={home}>
            {id}
          </PartLink>
        ),
      });
    } catch (thrown) {
      const {code, message} = apiErrorOf(thrown);
      tell({type: 'error', header: code, content: message});
    }
    setBusy(false);
  };
  return (
    <div>
      <Button disabled={path === undefined} loading={busy} onClick={() => path && void keep(path)}>
        {words.keep}
      </Button>
      {path === undefined && (
        <Box color="text-body-secondary" fontSize="body-s">
          {words.cannotKeep}
        </Box>
      )}
    </div>
  );
}
