import './mantine-styles.js';
import './console.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { takeTokenFromAddress } from './session/token.js';
import { startWords } from './words/words.js';

takeTokenFromAddress();
startWords();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
