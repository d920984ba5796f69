import '@cloudscape-design/global-styles/index.css';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './app';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no place for the console');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
