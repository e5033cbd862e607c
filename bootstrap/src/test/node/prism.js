// Prism, which plays the server that an OpenAPI file describes and refuses what the file does not allow.
// Ends with whoever started it. Arguments: the file.
const cli = require.resolve('@stoplight/prism-cli/dist/index.js');

process.stdin.resume().on('end', () => process.exit());
process.argv = [process.argv[0], cli, 'mock', '--port', '0', ...process.argv.slice(2)];
require(cli);
