// A picker of a subnet, of one VPC or of all.
//
//   <SubnetSelect vpc={vpcId} value={subnetId} onChange={setSubnetId} />
import {DescribeSubnetsCommand, type Subnet} from '@aws-sdk/client-ec2';
import {ec2, type Home} from '../api/ec2';
import {useDescribed, type Described} from '../api/use-described';
import {defineWords} from '../words/words';
import {allPages, pageSize} from './all-pages';
import {ResourceSelect} from './resource-select';
import {nameOf} from './tags';
import {useHome} from './use-home';

const useWords = defineWords({en: {choose: 'Select a subnet'}, ja: {choose: 'サブネットを選択'}});

/// Of one VPC, or of all if `vpc` is ''.
export function useSubnets(home: Home, vpc = ''): Described<Subnet[]> {
  const Filters = vpc === '' ? undefined : [{Name: 'vpc-id', Values: [vpc]}];
  return useDescribed(
    () =>
      allPages(
        (NextToken) => ec2(home).send(new DescribeSubnetsCommand({Filters, MaxResults: pageSize, NextToken})),
        (page) => page.Subnets,
      ),
    [home.account, home.region, vpc],
  );
}

interface Props {
  value: string;
  onChange(id: string): void;
  vpc?: string;
  ariaLabel?: string;
  placeholder?: string;
}

export function SubnetSelect({value, onChange, vpc, ariaLabel, placeholder}: Props) {
  const words = useWords();
  const {data, error} = useSubnets(useHome(), vpc);
  return (
    <ResourceSelect
      items={data}
      error={error}
      value={value}
      onChange={onChange}
      ariaLabel={ariaLabel}
      placeholder={placeholder ?? words.choose}
      optionOf={(subnet) => ({
        id: subnet.SubnetId,
        name: nameOf(subnet.Tags),
        description: `${subnet.CidrBlock ?? ''} · ${subnet.AvailabilityZone ?? ''}`,
      })}
    />
  );
}
