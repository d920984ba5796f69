// The security groups of a VPC, to choose several of.
import {DescribeSecurityGroupsCommand} from '@aws-sdk/client-ec2';
import Multiselect from '@cloudscape-design/components/multiselect';
import {ec2} from '../../api/ec2';
import {useDescribed} from '../../api/use-described';
import {allPages, pageSize} from '../../resource/all-pages';
import {useHome} from '../../resource/use-home';
import {useInstanceWords} from './instance-words';

export function useGroups(vpc: string) {
  const home = useHome();
  return useDescribed(
    () =>
      allPages(
        (NextToken) =>
          ec2(home).send(
            new DescribeSecurityGroupsCommand({
              Filters: [{Name: 'vpc-id', Values: [vpc]}],
              MaxResults: pageSize,
              NextToken,
            }),
          ),
        (page) => page.SecurityGroups,
      ),
    [home, vpc],
  );
}

interface Props {
  vpc: string;
  value: readonly string[];
  onChange(ids: string[]): void;
}

export function GroupSelect({vpc, value, onChange}: Props) {
  const words = useInstanceWords();
  const {data, error} = useGroups(vpc);
  const options = (data ?? []).map((group) => ({
    value: group.GroupId ?? '',
    label: group.GroupName ?? '',
    description: group.GroupId,
  }));
  return (
    <Multiselect
      filteringType="auto"
      virtualScroll
      expandToViewport
      options={options}
      selectedOptions={value.map((id) => options.find((option) => option.value === id) ?? {value: id, label: id})}
      onChange={({detail}) => onChange(detail.selectedOptions.map((option) => option.value ?? ''))}
      placeholder={words.chooseGroups}
      deselectAriaLabel={(option) => words.removeGroup(option.label ?? '')}
      statusType={error ? 'error' : data === undefined ? 'loading' : 'finished'}
      errorText={error && `${error.code}: ${error.message}`}
    />
  );
}
