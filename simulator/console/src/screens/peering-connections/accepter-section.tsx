// "Select another VPC to peer with": whose, where, which.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {FormSection} from '../../resource/form-page';
import {useHome} from '../../resource/use-home';
import {VpcSelect} from '../../resource/vpc-select';
import {useSession} from '../../session/session';
import {regions} from '../../shell/regions';
import {useCreateWords} from './create-words';
import {VpcCidrs} from './vpc-cidrs';

export interface Accepter {
  mine: boolean; ///< "My account"
  account: string; ///< of another account
  here: boolean; ///< "This Region"
  region: string; ///< another Region
  vpc: string;
}

export type AccepterField = 'account' | 'region' | 'accepter';

interface Props {
  accepter: Accepter;
  change(some: Partial<Accepter>): void;
  errorAt(field: AccepterField): string | undefined;
}

function AccountFields({accepter, change, errorAt}: Props) {
  const words = useCreateWords();
  return (
    <SpaceBetween size="s">
      <FormField label={words.account}>
        <RadioGroup
          value={accepter.mine ? 'mine' : 'another'}
          onChange={({detail}) => change({mine: detail.value === 'mine', vpc: ''})}
          items={[
            {value: 'mine', label: words.myAccount},
            {value: 'another', label: words.anotherAccount},
          ]}
        />
      </FormField>
      {!accepter.mine && (
        <FormField label={words.accountId} errorText={errorAt('account')}>
          <Input
            value={accepter.account}
            inputMode="numeric"
            placeholder="111122223333"
            onChange={({detail}) => change({account: detail.value.trim()})}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

function RegionFields({accepter, change, errorAt}: Props) {
  const words = useCreateWords();
  const {language} = useSession();
  const {region: own} = useHome();
  const options = regions
    .filter(({name}) => name !== own)
    .map((region) => ({value: region.name, label: region[language], description: region.name}));
  return (
    <SpaceBetween size="s">
      <FormField label={words.region}>
        <RadioGroup
          value={accepter.here ? 'here' : 'another'}
          onChange={({detail}) => change({here: detail.value === 'here', vpc: ''})}
          items={[
            {value: 'here', label: words.thisRegion(own)},
            {value: 'another', label: words.anotherRegion},
          ]}
        />
      </FormField>
      {!accepter.here && (
        <FormField label={words.anotherRegion} errorText={errorAt('region')}>
          <Select
            options={options}
            filteringType="auto"
            placeholder={words.selectRegion}
            selectedOption={options.find(({value}) => value === accepter.region) ?? null}
            onChange={({detail}) => change({region: detail.selectedOption.value ?? '', vpc: ''})}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}

export function AccepterSection(props: Props) {
  const words = useCreateWords();
  const {account, region} = useHome();
  const {accepter, change, errorAt} = props;
  const home = {account, region: accepter.here ? region : accepter.region};
  const canPick = accepter.mine && home.region !== '';
  return (
    <FormSection title={words.other}>
      <AccountFields {...props} />
      <RegionFields {...props} />
      <FormField label={words.accepter} errorText={errorAt('accepter')}>
        {canPick ? (
          <VpcSelect home={home} value={accepter.vpc} onChange={(vpc) => change({vpc})} />
        ) : (
          <Input
            value={accepter.vpc}
            placeholder="vpc-1234567890abcdef0"
            onChange={({detail}) => change({vpc: detail.value.trim()})}
          />
        )}
      </FormField>
      {canPick && <VpcCidrs home={home} vpc={accepter.vpc} />}
    </FormSection>
  );
}
