export { type McpOptions, mcpServer } from './server.ts';
export { serveStreams } from './stdio.ts';
