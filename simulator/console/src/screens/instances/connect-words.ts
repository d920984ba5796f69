import {defineWords} from '../../words/words';

export const useConnectWords = defineWords({
  en: {
    title: 'Connect to instance',
    intro: (id: string) => `Connect to your instance ${id} using any of these options`,
    terminal: 'vpcsim terminal',
    terminalIntro:
      'Opens a terminal in the browser. The connection takes the simulated network: it gets through if an SSH client would.',
    open: 'Connect',
    ssh: 'SSH client',
    instance: 'Instance ID',
    user: 'Username',
    publicIp: 'Public IPv4 address',
    privateIp: 'Private IPv4 address',
    openClient: 'Open an SSH client.',
    locate: (file: string) => `Locate your private key file. The key used to launch this instance is ${file}`,
    noKey: 'This instance was launched without a key pair: nobody can log in to it by SSH.',
    protect: 'Run this command, if necessary, to ensure your key is not publicly viewable.',
    byPublic: 'Connect to your instance using its public IP address:',
    byJump: (name: string) =>
      `Your instance has no public IP address. Connect through one in its reach that has one, such as ${name}:`,
    byNothing:
      'Your instance has no public IP address, and neither has any other instance. Associate an Elastic IP address, or launch an instance with a public IP address to connect through.',
    byConfig: 'Or let vpcsim write an SSH configuration, and connect by name:',
    portNote: (port: number) =>
      `Port 22 of this address can’t be had on this machine, so vpcsim listens on port ${port}; the network’s rules see port 22.`,
    noPortNote: 'This machine can’t listen on this address; vpcsim connect leads there.',
    source:
      'To the network’s rules, an SSH client on this machine is 127.0.0.1. A security group must allow TCP 22 from there; “ssh -b 127.9.9.9” makes you somebody else.',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Could not copy',
    notRunning: 'The instance is not running, so it can’t be connected to.',
    loading: 'Loading',
  },
  ja: {
    title: 'インスタンスに接続',
    intro: (id) => `これらのオプションのいずれかを使用してインスタンス ${id} に接続する`,
    terminal: 'vpcsim ターミナル',
    terminalIntro:
      'ブラウザでターミナルを開きます。接続はシミュレートされたネットワークを通ります。SSH クライアントで接続できる場合にのみ接続できます。',
    open: '接続',
    ssh: 'SSH クライアント',
    instance: 'インスタンス ID',
    user: 'ユーザー名',
    publicIp: 'パブリック IPv4 アドレス',
    privateIp: 'プライベート IPv4 アドレス',
    openClient: 'SSH クライアントを開きます。',
    locate: (file) =>
      `プライベートキーファイルを見つけます。このインスタンスの起動に使用されるキーは ${file} です`,
    noKey: 'このインスタンスはキーペアなしで起動されたため、SSH でログインすることはできません。',
    protect: '必要に応じて、このコマンドを実行して、キーが公開されないようにします。',
    byPublic: 'パブリック IP アドレスを使用してインスタンスに接続します:',
    byJump: (name) =>
      `インスタンスにパブリック IP アドレスがありません。パブリック IP アドレスを持ち、そこから到達できるインスタンス (${name} など) を経由して接続します:`,
    byNothing:
      'このインスタンスにも、ほかのインスタンスにも、パブリック IP アドレスがありません。Elastic IP アドレスを関連付けるか、経由するための、パブリック IP アドレスを持つインスタンスを起動してください。',
    byConfig: 'または、vpcsim で SSH の設定を作成し、名前で接続します:',
    portNote: (port) =>
      `このマシンではこのアドレスのポート 22 を使用できないため、vpcsim はポート ${port} で待ち受けます。ネットワークのルールからはポート 22 に見えます。`,
    noPortNote: 'このマシンではこのアドレスで待ち受けることができないため、vpcsim connect を使用します。',
    source:
      'ネットワークのルールから見ると、このマシンの SSH クライアントは 127.0.0.1 です。セキュリティグループで、そこからの TCP 22 を許可する必要があります。「ssh -b 127.9.9.9」とすると別の送信元になります。',
    copy: 'コピー',
    copied: 'コピーしました',
    copyFailed: 'コピーできませんでした',
    notRunning: 'インスタンスが実行中ではないため、接続できません。',
    loading: '読み込み中',
  },
});
