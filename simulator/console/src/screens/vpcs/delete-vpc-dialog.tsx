// "Delete VPC": with what is in it, as AWS's console does.
import Alert from '@cloudscape-design/components/alert';
import {useDescribed} from '../../api/use-described';
import {ApiAlert} from '../../resource/api-alert';
import {DeleteDialog} from '../../resource/delete-dialog';
import type {DialogProps} from '../../resource/kind';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {defineWords} from '../../words/words';
import type {ListedVpc} from './listed-vpc';
import {deleteVpc, dependentsOf} from './vpc-contents';
import {useVpcWords} from './vpc-words';

const useWords = defineWords({
  en: {
    also: 'The following will also be deleted:',
    inUse: 'It is in use',
    hint: (interfaces: string) =>
      `Terminate the instances and delete the NAT gateways in it first. Network interfaces in use: ${interfaces}`,
  },
  ja: {
    also: '以下も削除されます:',
    inUse: '使用中です',
    hint: (interfaces) =>
      `先に、VPC 内のインスタンスを終了し、NAT ゲートウェイを削除してください。使用中のネットワークインターフェイス: ${interfaces}`,
  },
});

export function DeleteVpcDialog(props: DialogProps<ListedVpc>) {
  const words = useWords();
  const vpcWords = useVpcWords();
  const home = useHome();
  const ids = props.items.map((vpc) => vpc.VpcId ?? '');
  const {data = [], error} = useDescribed(
    () => Promise.all(ids.map((id) => dependentsOf(home, id))),
    [home, ids.join()],
  );
  const interfaces = data.flatMap((parts) => parts.interfaces);
  const also = data.flatMap(({subnets, tables, gateways, egressOnly, acls, groups}) =>
    [subnets, tables, gateways, egressOnly, acls, groups].flat(),
  );
  return (
    <DeleteDialog
      {...props}
      title={vpcWords.deleteVpc}
      nameOf={(vpc) => titleOf(vpc.VpcId ?? '', vpc.Tags)}
      remove={(vpc) => deleteVpc(home, vpc.VpcId ?? '')}
    >
      <ApiAlert error={error} />
      {interfaces.length > 0 && (
        <Alert type="warning" header={words.inUse}>
          {words.hint(interfaces.join(', '))}
        </Alert>
      )}
      {interfaces.length === 0 && also.length > 0 && (
        <div>
          {words.also}
          <ul>
            {also.map((id) => (
              <li key={id}>{id}</li>
            ))}
          </ul>
        </div>
      )}
    </DeleteDialog>
  );
}
