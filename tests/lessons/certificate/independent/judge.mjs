// Judges badges with libraries of others, and prints what they say as JSON: one answer for each credential.
// Input: {"now": a moment, "credentials": […], "documents": what else stands at an address}. Nothing is fetched.
import {readFileSync} from 'node:fs';
import {
  CONTEXT_URL_V3_0_3, CONTEXT_V3_0_3, DataIntegrityProof, credentialsContexts, cryptosuite, jsonld, vc
} from './verifier.mjs';

const {now, credentials, documents = {}} = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** What stands at an address: a context that came with the libraries, or what a did:key says by itself. */
async function documentLoader(url) {
  const document = documents[url] ??
    (url === CONTEXT_URL_V3_0_3 ? CONTEXT_V3_0_3 : credentialsContexts.get(url)) ?? keyOf(url);
  if(!document) {
    throw new Error(`Nothing is known of ${url}.`);
  }
  return {contextUrl: null, documentUrl: url, document};
}

/** The documents of the did:key method for Ed25519. */
function keyOf(url) {
  const found = /^(did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]+))(#\2)?$/.exec(url);
  if(!found) {
    return null;
  }
  const [, controller, publicKeyMultibase, part] = found;
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey',
    id: `${controller}#${publicKeyMultibase}`, controller, publicKeyMultibase
  };
  return part ? method : {'@context': ['https://www.w3.org/ns/did/v1'], id: controller, assertionMethod: [method]};
}

const answers = [];
for(const credential of credentials) {
  const suite = new DataIntegrityProof({cryptosuite});
  const {verified, error} = await vc.verifyCredential({credential, suite, documentLoader, now: new Date(now)});
  const {proof, ...unsigned} = credential;
  let statements = '';
  try {
    statements = await jsonld.canonize(
      unsigned, {algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader, safe: true});
  } catch(refused) {
    statements = `refused: ${refused.message}`;
  }
  answers.push({verified, statements, errors: error ? [error, ...(error.errors ?? [])].map(e => e.message) : []});
}
process.stdout.write(JSON.stringify(answers));
