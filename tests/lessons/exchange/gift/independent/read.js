// Prints what gift-pegjs reads in the file named, as JSON.
const { parse } = require("./pegjs-gift.js");
process.stdout.write(JSON.stringify(parse(require("node:fs").readFileSync(process.argv[2], "utf8"))));
