// "Set main route table": the one that subnets have which are associated with none.
import {ReplaceRouteTableAssociationCommand, type RouteTable} from '@aws-sdk/client-ec2';
import {ec2} from '../../api/ec2';
import {ConfirmDialog} from '../../resource/confirm-dialog';
import {titleOf} from '../../resource/tags';
import {useHome} from '../../resource/use-home';
import {defineWords} from '../../words/words';
import {idOf, useTablesOfVpc} from './api';
import {useRouteTableWords} from './words';

const useWords = defineWords({
  en: {
    sure: (name: string, vpc: string) => `Set ${name} as the main route table of ${vpc}?`,
    effect: 'Subnets without an explicit association follow the main route table.',
    submit: 'Set as main',
    done: (id: string) => `You have successfully set ${id} as the main route table.`,
  },
  ja: {
    sure: (name, vpc) => `${name} を ${vpc} のメインルートテーブルに設定しますか?`,
    effect: '明示的な関連付けのないサブネットは、メインルートテーブルに従います。',
    submit: 'メインに設定',
    done: (id) => `${id} がメインルートテーブルとして正常に設定されました。`,
  },
});

export function SetMain({table, close}: {table: RouteTable; close(): void}) {
  const words = useWords();
  const tableWords = useRouteTableWords();
  const home = useHome();
  const {data} = useTablesOfVpc(table.VpcId ?? '');
  const main = data?.flatMap((one) => one.Associations ?? []).find((association) => association.Main);
  const change = {AssociationId: main?.RouteTableAssociationId, RouteTableId: table.RouteTableId};
  return (
    <ConfirmDialog
      title={tableWords.actions.setMain}
      submitText={words.submit}
      doneText={words.done(idOf(table))}
      disabled={main === undefined}
      close={close}
      send={() => ec2(home).send(new ReplaceRouteTableAssociationCommand(change))}
    >
      <div>{words.sure(titleOf(idOf(table), table.Tags), table.VpcId ?? '')}</div>
      <div>{words.effect}</div>
    </ConfirmDialog>
  );
}
