// A text to copy or to download: commands, a file.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {defineWords} from '../words/words';
import {download} from './download';

const useWords = defineWords({
  en: {copy: 'Copy', copied: 'Copied', notCopied: 'Copying failed', download: 'Download'},
  ja: {copy: 'コピー', copied: 'コピーしました', notCopied: 'コピーできませんでした', download: 'ダウンロード'},
});

const shade = 'rgba(128, 128, 128, 0.12)'; // behind text in either visual mode

interface Props {
  text: string;
  label: string; ///< what it is
  fileName?: string; ///< with it, it can be downloaded
  height?: number;
  wrap?: boolean; ///< of one long line
}

export function TextToCopy({text, label, fileName, height = 320, wrap}: Props) {
  const words = useWords();
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        <CopyToClipboard
          variant="button"
          copyButtonText={words.copy}
          copyButtonAriaLabel={`${words.copy}: ${label}`}
          copySuccessText={words.copied}
          copyErrorText={words.notCopied}
          textToCopy={text}
        />
        {fileName && (
          <Button iconName="download" ariaLabel={`${words.download}: ${label}`} onClick={() => download(fileName, text)}>
            {words.download}
          </Button>
        )}
      </SpaceBetween>
      <div
        role="region"
        aria-label={label}
        tabIndex={0}
        style={{overflow: 'auto', maxHeight: height, background: shade, borderRadius: 8, padding: 12}}
      >
        <Box variant="code" fontSize="body-s">
          <span style={wrap ? {whiteSpace: 'pre-wrap', overflowWrap: 'anywhere'} : {whiteSpace: 'pre'}}>{text}</span>
        </Box>
      </div>
    </SpaceBetween>
  );
}
