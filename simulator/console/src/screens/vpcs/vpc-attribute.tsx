// A VPC's DNS attributes, which DescribeVpcs doesn't tell.
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import {DescribeVpcAttributeCommand} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {useHome} from '../../resource/use-home';
import {useVpcWords} from './vpc-words';

export interface DnsAttributes {
  hostnames: boolean;
  resolution: boolean;
}

async function dnsAttributes(home: Home, VpcId: string): Promise<DnsAttributes> {
  const [hostnames, resolution] = await Promise.all([
    ec2(home).send(new DescribeVpcAttributeCommand({VpcId, Attribute: 'enableDnsHostnames'})),
    ec2(home).send(new DescribeVpcAttributeCommand({VpcId, Attribute: 'enableDnsSupport'})),
  ]);
  return {
    hostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    resolution: resolution.EnableDnsSupport?.Value ?? false,
  };
}

export function useDnsAttributes(vpc: string) {
  const home = useHome();
  return useDescribed(() => dnsAttributes(home, vpc), [home, vpc]);
}

export function DnsAttribute({vpc, attribute}: {vpc: string; attribute: keyof DnsAttributes}) {
  const words = useVpcWords();
  const {data} = useDnsAttributes(vpc);
  if (data === undefined) return <>–</>;
  return data[attribute] ? (
    <StatusIndicator>{words.enabled}</StatusIndicator>
  ) : (
    <StatusIndicator type="stopped">{words.disabled}</StatusIndicator>
  );
}
