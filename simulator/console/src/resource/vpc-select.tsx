// A picker of a VPC of this account and Region, or of another.
//
//   <VpcSelect value={vpcId} onChange={setVpcId} />      <VpcSelect home={{account, region: 'eu-west-1'}} … />
import type {Vpc} from '@aws-sdk/client-ec2';
import type {Home} from '../api/ec2';
import {useDescribed, type Described} from '../api/use-described';
import {defineWords} from '../words/words';
import {allVpcs} from './all-vpcs';
import {ResourceSelect} from './resource-select';
import {nameOf} from './tags';
import {useHome} from './use-home';

const useWords = defineWords({en: {choose: 'Select a VPC'}, ja: {choose: 'VPC を選択'}});

export function useVpcs(home: Home): Described<Vpc[]> {
  return useDescribed(() => allVpcs(home), [home.account, home.region]);
}

interface Props {
  value: string;
  onChange(id: string): void;
  home?: Home; ///< without it the session's
  ariaLabel?: string;
  placeholder?: string;
}

export function VpcSelect({value, onChange, home, ariaLabel, placeholder}: Props) {
  const words = useWords();
  const own = useHome();
  const {data, error} = useVpcs(home ?? own);
  return (
    <ResourceSelect
      items={data}
      error={error}
      value={value}
      onChange={onChange}
      ariaLabel={ariaLabel}
      placeholder={placeholder ?? words.choose}
      optionOf={(vpc) => ({
        id: vpc.VpcId,
        name: nameOf(vpc.Tags),
        description: vpc.CidrBlock,
        tags: vpc.IsDefault ? ['default'] : undefined,
      })}
    />
  );
}
