/* al_widget bundle ac8a64a8ec003e61bec3292a7852ccde32c901099a885fd8e85c7c5bdd7a4b56 */
var $s=Symbol.for("preact-signals");function It(){if(ve>1)ve--;else{var t,e=!1;for((function(){var r=Pt;for(Pt=void 0;r!==void 0;){var i=r.S;if(i.v===r.v)for(var a=i.t;a!==void 0;a=a.x)a.i===r.i&&(a.i=i.i);r=r.o}})();ut!==void 0;){var n=ut;for(ut=void 0,Mt++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&tr(n))try{n.c()}catch(r){e||(t=r,e=!0)}n=o}}if(Mt=0,ve--,e)throw t}}function ye(t){if(ve>0)return t();$n=++Ks,ve++;try{return t()}finally{It()}}var lt,O=void 0;function ct(t){var e=O,n=lt;O=void 0,lt=void 0;try{return t()}finally{O=e,lt=n}}var ut=void 0,ve=0,Mt=0,Ks=0,$n=0,Pt=void 0,Dt=0;function er(t){if(O!==void 0){var e=t.n;if(e===void 0||e.t!==O)return e={i:0,S:t,p:O.s,n:void 0,t:O,e:void 0,x:void 0,r:e},O.s!==void 0&&(O.s.n=e),O.s=e,t.n=e,32&O.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=O.s,e.n=void 0,O.s.n=e,O.s=e),e}}function j(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}j.prototype.brand=$s;j.prototype.h=function(){return!0};j.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:ct(function(){var o;(o=e.W)==null||o.call(e)}))};j.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,o=t.x;n!==void 0&&(n.x=o,t.e=void 0),o!==void 0&&(o.e=n,t.x=void 0),t===this.t&&(this.t=o,o===void 0&&ct(function(){var r;(r=e.Z)==null||r.call(e)}))}};j.prototype.subscribe=function(t){var e=this;return de(function(){var n=e.value;ct(function(){return t(n)})},{name:"sub"})};j.prototype.valueOf=function(){return this.value};j.prototype.toString=function(){return this.value+""};j.prototype.toJSON=function(){return this.value};j.prototype.peek=function(){var t=this;return ct(function(){return t.value})};Object.defineProperty(j.prototype,"value",{get:function(){var t=er(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(Mt>100)throw new Error("Cycle detected");(function(n){ve!==0&&Mt===0&&n.l!==$n&&(n.l=$n,Pt={S:n,v:n.v,i:n.i,o:Pt})})(this),this.v=t,this.i++,Dt++,ve++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{It()}}}});function L(t,e){return new j(t,e)}function tr(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function nr(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function or(t){for(var e=t.s,n=void 0;e!==void 0;){var o=e.p;e.i===-1?(e.S.U(e),o!==void 0&&(o.n=e.n),e.n!==void 0&&(e.n.p=o)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=o}t.s=n}function Ie(t,e){j.call(this,void 0,e),this.x=t,this.s=void 0,this.g=Dt-1,this.f=4}Ie.prototype=new j;Ie.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Dt))return!0;if(this.g=Dt,this.f|=1,this.i>0&&!tr(this))return this.f&=-2,!0;var t=O;try{nr(this),O=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return O=t,or(this),this.f&=-2,!0};Ie.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}j.prototype.S.call(this,t)};Ie.prototype.U=function(t){if(this.t!==void 0&&(j.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};Ie.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(Ie.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=er(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function J(t,e){return new Ie(t,e)}function rr(t){var e=t.j;if(t.j=void 0,typeof e=="function"){ve++;var n=O;O=void 0;try{e()}catch(o){throw t.f&=-2,t.f|=8,Kn(t),o}finally{O=n,It()}}}function Kn(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,rr(t)}function qs(t){if(O!==this)throw new Error("Out-of-order effect");or(this),O=t,this.f&=-2;try{8&this.f&&Kn(this)}finally{It()}}function Ge(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,lt&&lt.push(this)}Ge.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};Ge.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,rr(this),nr(this),ve++;var t=O;return O=this,qs.bind(this,t)};Ge.prototype.N=function(){2&this.f||(this.f|=2,this.u=ut,ut=this)};Ge.prototype.d=function(){this.f|=8,1&this.f||Kn(this)};Ge.prototype.dispose=function(){this.d()};function de(t,e){var n=new Ge(t,e);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.dispose]=o,o}var Bs=["__proto__","constructor","prototype"],be=t=>typeof t=="object"&&t!==null&&!Array.isArray(t)&&!Bs.some(e=>Object.hasOwn(t,e)),zt=(t,e)=>typeof t=="string"&&t.length<=e,jn=t=>zt(t,1e8),U=t=>zt(t,1e4),qn=t=>zt(t,64)&&t!=="",Ft=t=>typeof t=="number"&&Number.isFinite(t),oe=t=>Number.isSafeInteger(t)&&t>=0,Ae=(t,e)=>Array.isArray(t)&&t.length<=1e5&&t.every(e),Wn=t=>Ae(t,U),js=t=>e=>Array.isArray(e)&&e.length===2&&U(e[0])&&t(e[1]),Ws=t=>Ae(t,js(Ft)),ar=t=>Ae(t,Gs),Gs=t=>Array.isArray(t)&&t.length===2&&t.every(jn),Bn=(t,e)=>Ft(t)?t:e,Ve=(t,e)=>oe(t)?t:e,ir={text:{text:jn},row:{fields:ar},html:{html:jn}},Vs=["seed","ready","training","done","failed"],Ys=["error","warning","info"],Gn=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),Vn=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(o=>({seq:o.seq,do:o.do,key:o.key,value:o.value,ms:o.ms}))}),lr=(t,e,n)=>({kind:"recall",client:t,before:e,n}),ur=t=>({kind:"theme",dark:t}),cr=t=>({kind:"restore",client:t}),dr=(t,e)=>({kind:"measure",client:t,n:e}),fr=t=>({kind:"population",client:t}),pr=t=>/^c-[0-9A-Za-z-]{1,62}$/.test(t),Yn=t=>U(t)||Wn(t);function hr(t){if(!be(t)||!U(t.key)||!U(t.name)||typeof t.again!="boolean"||!Ws(t.top)||t.note!==void 0&&!U(t.note)||t.fields!==void 0&&!ar(t.fields)||!U(t.kind)||!Object.hasOwn(ir,t.kind))return!1;let e=ir[t.kind];return Object.entries(e).every(([n,o])=>o(t[n]))}var Xs=t=>be(t)&&oe(t.seq)&&U(t.why),Zs=t=>be(t)&&oe(t.at)&&(t.do==="label"||t.do==="skip")&&(t.value===null||Yn(t.value))&&hr(t.card),Js=t=>Array.isArray(t)&&t.length===4&&U(t[0])&&t.slice(1).every(Ft),sr={ack:{client:qn,upto:oe,refused:t=>Ae(t,Xs),done:Wn,open:Wn,labels:oe,left:oe},batch:{rev:oe,version:oe,append:t=>typeof t=="boolean",cards:t=>Ae(t,hr)},past:{client:qn,more:t=>typeof t=="boolean",items:t=>Ae(t,Zs)},population:{client:qn,why:t=>t===null||U(t),n:oe,method:U,shares:t=>Ae(t,Js)}};function mr(t){if(!be(t)||!U(t.kind)||!Object.hasOwn(sr,t.kind))return null;let e=sr[t.kind];return Object.entries(e).every(([o,r])=>r(t[o]))?t:null}function _r(t){if(!be(t)||!oe(t.rev)||!zt(t.desk,64)||!U(t.phase)||!Vs.includes(t.phase)||!Ae(t.classes,Qs))return null;let{busy:e,accuracy:n,notice:o}=t;return{rev:t.rev,protocol:Ve(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(({name:r,key:i})=>({name:r,key:ea(i)?i:null})),version:Ve(t.version,0),trained:Ve(t.trained,0),busy:be(e)&&U(e.what)?{what:e.what,share:Bn(e.share,null)}:null,accuracy:ta(n)?n:null,target:Bn(t.target,null),budget:Ve(t.budget,null),cost:Bn(t.cost,null),advice:U(t.advice)?t.advice:"",measure:Ve(t.measure,null),measuring:Ve(t.measuring,0),notice:be(o)&&U(o.text)?na(o,o.text):null,store:U(t.store)?t.store:null}}var Qs=t=>be(t)&&U(t.name),ea=t=>U(t)&&[...t].length===1,ta=t=>be(t)&&[t.value,t.low,t.high,t.n].every(Ft)&&U(t.method),na=({level:t,action:e},n)=>({level:U(t)&&Ys.includes(t)?t:"info",text:n,action:e==="restore"?e:null});var gr=2e3,oa=2e4,ra=200,vr=(t,e)=>t.seq-e.seq,dt=class{client;#e;#n;#t=gr;#o=0;#r=0;#s=0;constructor(e,n){this.client=e,this.#e=n?[...n.events].sort(vr):[],this.#n=(this.#e.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#e}get base(){return this.#e[0]?.seq??this.#n}get unacknowledged(){return{base:this.base,events:this.#e}}add(e,n){this.#e.length===0&&(this.#o=n);let o={seq:this.#n++,...e};return this.#e.push(o),Vn(this.client,this.base,[o])}merge(e){for(let n of[...e.events].sort(vr))n.seq<this.#n||(this.#e.push(n),this.#n=n.seq+1)}acknowledge(e,n){let o=this.#e.findIndex(a=>a.seq>e),r=this.#e.splice(0,o===-1?this.#e.length:o);if(r.length===0)return{acknowledged:r,nextPart:null};this.#t=gr,this.#o=n;let i=this.base>this.#r&&this.base<=this.#s;return{acknowledged:r,nextPart:i?this.#i():null}}get resendAt(){return this.#e.length===0?null:this.#o+this.#t}resendIfDue(e){return this.resendAt===null||e<this.resendAt?null:(this.#t=Math.min(this.#t*2,oa),this.resend(e))}resend(e){return this.#e.length===0?null:(this.#o=e,this.#s=this.#e.at(-1).seq,this.#i())}#i(){let e=this.#e.slice(0,ra);return this.#r=e.at(-1).seq,Vn(this.client,this.base,e)}};var Xn=t=>`al_widget:${t}`;function ia(t){let e=t;return typeof e=="object"&&e!==null&&oe(e.seq)&&["label","skip","undo","class","note"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||Yn(e.value))&&oe(e.ms)}var Ut=class{#e;#n=!1;constructor(e){this.#e=e}get failed(){return this.#n}read(e){try{let n=JSON.parse(this.#e.getItem(Xn(e))??"{}");if(typeof n!="object"||n===null)return{};let o=Object.entries(n).filter(([r,i])=>pr(r)&&oe(i?.base)&&Array.isArray(i?.events)&&i.events.every(ia));return Object.fromEntries(o)}catch{return{}}}write(e,n,o){let r=this.read(e);if(o.events.length>0)r[n]=o;else if(n in r)delete r[n];else return;this.#t(e,r)}removeAcknowledged(e,n,o){let r=this.read(e),i=r[n];if(i===void 0)return;let a=i.events.filter(u=>u.seq>o);a.length>0?r[n]={base:a[0].seq,events:a}:delete r[n],this.#t(e,r)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(Xn(e),JSON.stringify(n)):this.#e.removeItem(Xn(e))}catch{this.#n=!0}}};var Ht=class{#e;#n;#t;#o=new Map;#r;#s=null;#i=null;#a=!1;constructor(e,n,o,r){this.#e=o,this.#n=r,this.#t=new dt(e),this.#r=new Ut(n)}get pending(){return this.#l.reduce((e,n)=>e+n.pending.length,0)}get undelivered(){return this.#s===null||this.#r.failed?this.#t.pending.length:this.#r.read(this.#s)[this.#t.client]?.events.length??0}get hasInherited(){return this.#o.size>0}enqueue(e){return this.#t.add(e,this.#e.now())}persist(){this.#s!==null&&this.#r.write(this.#s,this.#t.client,this.#t.unacknowledged)}send(e){this.#n(e),this.#u()}pendingOn(e){for(let n of this.#l){let o=n.pending.findLast(({do:r,key:i})=>i===e&&r!=="note");if(o!==void 0)return o}}openDesk(e){this.#s!==e&&(this.#s=e,this.persist());let n=[];for(let[o,r]of Object.entries(this.#r.read(e)))o!==this.#t.client&&n.push(...this.#p(o,r));return this.#u(),n}acknowledge(e){let n=e.client===this.#t.client?this.#t:this.#o.get(e.client);if(n===void 0)return[];let o=e.upto,{acknowledged:r,nextPart:i}=n.acknowledge(o,this.#e.now());return r.length>0&&(n===this.#t?this.persist():this.#s!==null&&this.#r.removeAcknowledged(this.#s,n.client,o),n.pending.length===0&&this.#o.delete(n.client)),i!==null&&this.#n(i),this.#u(),r}resendAll(){for(let e of[...this.#o.values(),this.#t])this.#c(e);this.#u()}close(){this.#a=!0,this.#i?.cancel(),this.#i=null}get#l(){return[this.#t,...this.#o.values()]}#p(e,n){let o=this.#o.get(e);if(o!==void 0&&o.merge(n),o!==void 0||n.events.length===0)return[];let r=new dt(e,n);return this.#o.set(e,r),this.#c(r),r.pending}#c(e){let n=e.resend(this.#e.now());n!==null&&this.#n(n)}#u(){let e=this.#l.map(r=>r.resendAt).filter(r=>r!==null);if(this.#a||e.length===0)return;let n=Math.min(...e);if(this.#i!==null&&this.#i.at<=n)return;this.#i?.cancel();let o=this.#e.setTimer(()=>{this.#i=null;for(let r of this.#l){let i=r.resendIfDue(this.#e.now());i!==null&&this.#n(i)}this.#u()},Math.max(0,n-this.#e.now()));this.#i={at:n,cancel:o}}};var $t=class{#e;#n;#t=1e3;#o=null;#r=null;#s=!1;constructor(e,n){this.#e=e,this.#n=n}start(){this.#s=!0,this.#t=1e3,this.#r=null,this.#i()}startIfNeeded(){this.#s&&this.#o===null&&this.#n.isNeeded()&&this.start()}answered(){this.#r=null,this.#n.silenceChanged(!1)}close(){this.#o?.(),this.#o=null}#i(){this.close();let e=this.#e.now();this.#r??=e;let n=this.#r+2e4-e;this.#o=this.#e.setTimer(()=>this.#a(),n>0?Math.min(this.#t,n):this.#t),this.#n.sendHello()}#a(){this.#o=null;let e=this.#r;e!==null&&this.#e.now()-e>=2e4&&this.#n.silenceChanged(!0),this.#n.isNeeded()&&(this.#t=Math.min(this.#t*2,15e3),this.#i())}};var sa=(t,e)=>t===e||Array.isArray(t)&&Array.isArray(e)&&JSON.stringify(t)===JSON.stringify(e),Kt=class{#e=[];#n=new Set;#t=!0;#o=null;get entries(){return this.#e}get lowestLoaded(){return this.#o}get isShort(){return this.#t&&this.#e.length<8}push(e){this.#e.push({at:null,...e})}pop(){return this.#e.pop()}answerOf(e){return this.#e.findLast(n=>n.card.key===e)?.value??null}remove(e){let n=this.#e.findLastIndex(o=>o.card.key===e);n>=0&&this.#e.splice(n,1)}newest(e,n){let o=new Map;for(let r=this.#e.length-1;r>=0&&o.size<e;r--){let i=this.#e[r];n(i)&&!o.has(i.card.key)&&o.set(i.card.key,i)}return[...o.values()]}merge(e,n){this.#t=e.more&&e.items.length>0;for(let o of[...e.items].sort((r,i)=>i.at-r.at)){if(this.#n.has(o.at))continue;this.#n.add(o.at),this.#o=Math.min(this.#o??o.at,o.at);let r=this.#e.findLast(i=>i.at===null&&i.card.key===o.card.key&&i.do===o.do&&sa(i.value,o.value));r!==void 0?r.at=o.at:n(o.card.key)||this.#r(o)}}#r(e){let n=this.#e.findIndex(o=>o.at===null||o.at>e.at);this.#e.splice(n<0?this.#e.length:n,0,{at:e.at,do:e.do,value:e.value,card:e.card})}};var qt=class{#e;#n;#t;#o=null;#r=null;constructor(e,n,o){this.#e=e,this.#n=n,this.#t=o}loadIfShort(){if(!this.#e.isShort)return;let e=this.#o;e!==null&&this.#n.now()-e<5e3||this.#s(this.#e.lowestLoaded)}loadNewest(){this.#s(null)}loadNewestSoon(){this.#r?.(),this.#r=this.#n.setTimer(()=>{this.#r=null,this.#s(null)},300)}answered(){this.#o=null}close(){this.#r?.()}#s(e){this.#o=this.#n.now(),this.#t(e,16)}};var Bt=class{#e;#n;#t=[];#o=null;constructor(e,n){this.#e=e,this.#n=n}add(){this.#t.push(this.#e.now()),this.#n(this.#r()),this.#s()}removeLast(){this.#t.pop()}close(){this.#o?.()}#r(){let e=this.#e.now(),n=this.#t.findIndex(r=>r>=e-12e4);if(this.#t.splice(0,n===-1?this.#t.length:n),this.#t.length<3)return null;let o=Math.max(e-this.#t[0],15e3);return Math.round(this.#t.length*6e4/o)}#s(){this.#o===null&&(this.#o=this.#e.setTimer(()=>{this.#o=null;let e=this.#r();this.#n(e),e!==null&&this.#s()},5e3))}};var jt=class{shown=null;waiting=[];#e=new Set;#n=new Set;#t=-1;merge(e){if(e.rev<=this.#t)return!1;this.#t=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(o=>o.key));for(let o of e.cards)n.has(o.key)||this.#r(o)||(n.add(o.key),this.waiting.push(o));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,o){let r=this.shown;this.waiting=this.waiting.filter(i=>i.key!==e.key),r!==null&&r.origin!=="review"&&r.card.key!==e.key&&this.waiting.unshift(r.card),this.shown={card:e,origin:n,value:o}}markDecided(e){this.#e.add(e),this.#n.delete(e),this.#o(e)}markSkipped(e){this.#n.add(e),this.#o(e)}reopen(e){this.#e.delete(e),this.#n.delete(e)}#o(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#r(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#n.has(e.key)&&!e.again}};var Wt=new Set,Gt=class{status=L(null);shown=L(null);pending=L(0);totals=L(null);connected=L(!0);restoring=L(!1);kernelSilent=L(!1);refusals=L([]);labelsPerMinute=L(null);recentLabels=L([]);historyRevision=L(0);canUndo=L(!1);everShown=L(!1);unconfirmedClasses=L([]);population=L(null);notes=L(new Map);selection=L(Wt);classes;multilabel=J(()=>this.status.value?.multilabel??!1);finished=J(()=>this.status.value?.phase==="done");card=J(()=>{let e=this.shown.value;return this.finished.value&&e?.origin==="queue"?null:e});selected=J(()=>this.card.value===null?Wt:this.selection.value);note=J(()=>{let e=this.card.value?.card;return e===void 0?"":this.notes.value.get(e.key)??e.note??""});constructor(){let e=[];this.classes=J(()=>{let n=this.status.value?.classes??[],o=new Set(n.map(u=>u.name)),r=this.unconfirmedClasses.value.filter(u=>!o.has(u)),i=[...n,...r.map(u=>({name:u,key:null}))];return i.length===e.length&&i.every((u,_)=>u.name===e[_].name&&u.key===e[_].key)||(e=i),e})}};var aa=50,la=4,ua=3,Vt=class{#e=new Gt;#n;#t=new jt;#o=new Kt;#r;#s;#i;#a;#l=0;#p=0;constructor(e){this.#n=e;let{client:n}=e,o=i=>this.#f(i),r=this.#e;this.#i=new Ht(n,e.storage,e,o),this.#r=new qt(this.#o,e,(i,a)=>o(lr(n,i,a))),this.#s=new Bt(e,i=>{r.labelsPerMinute.value=i}),this.#a=new $t(e,{sendHello:()=>o(Gn(n,e.dark())),isNeeded:()=>!r.connected.peek()||this.#t.shown===null&&r.status.peek()?.phase!=="done",silenceChanged:i=>{r.kernelSilent.value=i}})}get state(){return this.#e}get undelivered(){return this.#i.undelivered}start(){this.#a.start()}close(){this.#a.close(),this.#i.close(),this.#s.close(),this.#r.close()}receiveStatus(e){let n=this.#e,o=n.status.peek(),r=_r(e);if(r===null||o!==null&&r.rev<o.rev)return;let i=o?.notice?.action==="restore"&&r.notice?.action!=="restore";ye(()=>{n.status.value=r,n.restoring.value=!1,this.#w(r.classes.map(a=>a.name)),this.#S(this.#i.openDesk(r.desk)),o!==null&&this.#y()}),i&&this.#i.resendAll(),this.#a.startIfNeeded()}receive(e){let n=mr(e);n!==null&&(ye(()=>{if(this.#y(),n.kind==="ack")this.#b(n);else if(n.kind==="batch")this.#t.merge(n)&&this.#d();else{if(n.client!==this.#n.client)return;n.kind==="population"?this.#e.population.value=n:(this.#r.answered(),this.#o.merge(n,o=>this.#i.pendingOn(o)?.do==="undo"),this.#h())}}),this.#a.startIfNeeded())}setConnected(e){e!==this.#e.connected.peek()&&(this.#e.connected.value=e,e?(this.#a.start(),this.#i.resendAll()):(this.#e.restoring.value=!1,this.#a.startIfNeeded()))}connectionChanged(){let{client:e,dark:n}=this.#n;this.#e.connected.peek()?this.setConnected(!1):this.#f(Gn(e,n()))&&this.setConnected(!0)}themeChanged(e){this.#f(ur(e))}label(e){let n=this.#u()?.card;return n===void 0?!1:(this.#c({do:"label",key:n.key,value:e,ms:this.#m()},()=>{this.#t.markDecided(n.key),this.#o.push({do:"label",value:e,card:n}),this.#v()}),!0)}skip(){let e=this.#u();if(e===null)return!1;let{card:n,origin:o}=e;return o==="review"?(ye(()=>{this.#t.next(),this.#d()}),!0):(this.#c({do:"skip",key:n.key,value:null,ms:this.#m()},()=>{this.#t.markSkipped(n.key),this.#o.push({do:"skip",value:null,card:n}),this.#v()}),!0)}undo(){if(!this.#e.connected.peek())return!1;let e=this.#o.pop();if(e===void 0)return this.#g(),!1;let{card:n}=e;return this.#c({do:"undo",key:n.key,value:null,ms:this.#m()},()=>{this.#t.reopen(n.key);let o=this.#o.answerOf(n.key);o!==null&&this.#t.markDecided(n.key);let r=this.#e.multilabel.peek()?e.value:null;this.#t.show(n,o===null?"undo":"review",o??r),this.#s.removeLast(),this.#d(),this.#h()}),this.#g(),!0}note(e){let n=this.#u()?.card;if(n===void 0)return!1;let o=e.trim();return o===this.#e.note.peek()||this.#c({do:"note",key:n.key,value:o,ms:0},()=>this.#_(n.key,o)),!0}addClass(e){let n=this.#e,o=e.trim().replace(/\s+/g," ");if(!n.connected.peek())return"The kernel stopped: classes can be added once it runs again.";if(o==="")return"Type a name first.";let r=n.classes.peek().find(i=>i.name.toLowerCase()===o.toLowerCase());return r!==void 0?`There is already a class “${r.name}”.`:(this.#c({do:"class",key:null,value:o,ms:0},()=>{n.unconfirmedClasses.value=[...n.unconfirmedClasses.peek(),o]}),null)}#c(e,n){let o=this.#i.enqueue(e);this.#i.persist(),ye(()=>{n(),this.#e.pending.value=this.#i.pending}),this.#i.send(o),this.#a.startIfNeeded()}askPopulation(){this.#e.connected.peek()&&(this.#e.population.value=null,this.#f(fr(this.#n.client)))}measure(e){this.#e.connected.peek()&&this.#f(dr(this.#n.client,e))}restoreStore(){let{connected:e,restoring:n}=this.#e;!e.peek()||n.peek()||(n.value=this.#f(cr(this.#n.client)))}toggle(e){if(this.#u()===null)return!1;let n=new Set(this.#e.selection.peek());return n.delete(e)||n.add(e),this.#e.selection.value=n,!0}labelSelected(){let e=this.#e.selected.peek(),n=this.#e.classes.peek().map(o=>o.name);return this.label(n.filter(o=>e.has(o)))}review(e){return this.#e.connected.peek()?(ye(()=>{this.#t.show(e.card,"review",e.value),this.#d()}),!0):!1}latestDecisions(){return this.#o.newest(aa,()=>!0)}dismissRefusal(e){let{refusals:n}=this.#e;n.value=n.peek().filter(o=>o.id!==e)}#u(){return this.#e.connected.peek()?this.#e.card.peek():null}#m(){return this.#e.shown.peek()===null?0:Math.max(0,Math.round(this.#n.now()-this.#l))}#v(){this.#t.next(),this.#d(),this.#s.add(),this.#h()}#d(){let e=this.#e,{shown:n}=this.#t;n!==e.shown.peek()&&(e.shown.value=n,e.selection.value=n===null||n.value===null?Wt:new Set([n.value].flat()),this.#l=this.#n.now(),n!==null&&(e.everShown.value=!0))}#h(){let e=this.#e;e.recentLabels.value=this.#o.newest(la,n=>n.do==="label"),e.historyRevision.value=e.historyRevision.peek()+1,e.canUndo.value=this.#o.entries.length>0}#b(e){let n=this.#e,o=this.#i.hasInherited,r=this.#i.acknowledge(e);for(let{seq:u,why:_}of e.refused){let g=r.find(p=>p.seq===u);g!==void 0&&this.#k(g,_)}let i=u=>this.#i.pendingOn(u)===void 0;for(let u of e.done)i(u)&&this.#t.markDecided(u);for(let u of e.open)i(u)&&this.#t.reopen(u);n.totals.value={labels:e.labels,left:e.left},n.pending.value=this.#i.pending,this.#d();let a=e.client!==this.#n.client&&e.done.length>0;o&&!this.#i.hasInherited?this.#r.loadNewest():a&&!o?this.#r.loadNewestSoon():this.#g()}#k(e,n){let{refusals:o,unconfirmedClasses:r}=this.#e;this.#p+=1;let i={id:this.#p,text:`Not taken: ${n}`};o.value=[...o.peek(),i].slice(-ua),e.do==="note"?this.#_(e.key,null):e.do==="class"?r.value=r.peek().filter(a=>a!==e.value):e.do!=="undo"&&e.key!==null&&(this.#o.remove(e.key),this.#o.answerOf(e.key)===null&&this.#t.reopen(e.key),this.#h())}#_(e,n){if(e===null)return;let o=new Map(this.#e.notes.peek());n===null?o.delete(e):o.set(e,n),this.#e.notes.value=o}#w(e){let{unconfirmedClasses:n}=this.#e,o=n.peek().filter(r=>!e.includes(r));o.length<n.peek().length&&(n.value=o)}#S(e){let{classes:n,pending:o,unconfirmedClasses:r}=this.#e;for(let{do:i,key:a,value:u}of e)i==="class"&&typeof u=="string"&&(n.peek().some(g=>g.name===u)||(r.value=[...r.peek(),u])),a!==null&&(i==="note"&&typeof u=="string"?this.#_(a,u):i==="label"?this.#t.markDecided(a):i==="skip"?this.#t.markSkipped(a):i==="undo"&&this.#t.reopen(a));o.value=this.#i.pending}#g(){this.#i.hasInherited||this.#r.loadIfShort()}#y(){this.#a.answered(),this.#e.connected.peek()||this.setConnected(!0)}#f(e){try{return this.#n.send(e),!0}catch{return this.setConnected(!1),!1}}};var T,kr,Qn,xe,Zn,Jt,wr,Xt,Sr,eo,Jn,ca,pt=Symbol.for("pv"),Qt={},en=[],da=/^m(i|n|o|s|text|space)$/,to=Array.isArray,no=en.slice,Fe=Object.assign;function ze(t){t&&t.parentNode&&t.remove()}function Er(t,e,n){var o,r,i,a={},u=arguments.length;for(i in e)i=="key"?o=e[i]:i=="ref"&&typeof t!="function"?r=e[i]:a[i]=e[i];return u>2&&(a.children=u>3?no.call(arguments,2):n),ft(t,a,o,r,null)}function ft(t,e,n,o,r){var i={type:t,props:e,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:pt,__v:r||++kr,__i:-1,__u:0};return!r&&T.vnode&&T.vnode(i),i}function ee(t){return t.children}function Ye(t,e){this.props=t,this.context=e,this.__g=0}function Ce(t,e){if(e==null)return t.__&&Ce(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:Ce(t)}function fa(t){var e,n=t.__v,o=n.__e,r=[],i=[],a=t.__P;a&&((e=Fe({constructor:pt},n)).__v=n.__v+1,T.vnode&&T.vnode(e),oo(a,e,n,t.__n,a.namespaceURI,32&n.__u?[o]:null,r,o||Ce(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Lr(r,e,i),n.__=n.__e=null,e.__e!=o&&Tr(e))}function Tr(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Tr(t)}function yr(t){(8&t.__g||(t.__g|=8,xe.push(t),Jt++))&&Zn==T.debounceRendering||((Zn=T.debounceRendering)||queueMicrotask)(Ar)}function Ar(){try{for(var t,e=1;xe.length;)xe.length>e&&xe.sort(wr),t=xe.shift(),e=xe.length,8&t.__g&&fa(t)}finally{(Jt=xe.length)&&(Zn||queueMicrotask)(Ar)}}function xr(t,e,n,o,r,i,a,u,_,g,p){var y,A,f,w,$,E,x=o.__k||en,S=e.length;for(_=pa(n,e,x,_,S),y=0;y<S;y++)(f=n.__k[y])!=null&&(A=~f.__i&&x[f.__i]||Qt,f.__i=y,E=oo(t,f,A,r,i,a,u,_,g,p),w=f.__e,(A.ref!=f.ref||8&A.__u)&&(A.ref&&ro(A.ref,null,f,A),f.ref&&p.push(f.ref,f.__c||w,f)),$=$||w,4&f.__u?(_=Cr(f,_,t,!A.__v),A.__e&&(A.__e=null)):typeof f.type=="function"&&E!==void 0?_=E:w&&(_=w.nextSibling),f.__u&=-21);return n.__e=$,_}function pa(t,e,n,o,r){var i,a,u,_,g,p,y,A,f,w=n.length,$=w,E=0,x=0,S=t.__k=Array(r);for(i=0;i<r;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=S[i]=ft(null,a):to(a)?a=S[i]=ft(ee,{children:a}):a.constructor===pt&&a.__b?a=S[i]=ft(a.type,a.props,a.key,a.ref,a.__v):S[i]=a,_=i+E,a.__=t,a.__b=t.__b+1,u=null,~(g=a.__i=ha(a,n,_,$))&&($--,(u=n[g])&&(u.__u|=2)),u&&u.__v?(a.__u|=16,g==_-1?E--:g==_+1?E++:g!=_&&(g>_?E--:E++,x=1)):(~g||(r>w?E--:r<w&&E++),typeof a.type!="function"&&(a.__u|=4))):S[i]=null;if(x){for(p=[],y=[],i=0;i<r;i++)if((a=S[i])&&16&a.__u){for(E=0,A=p.length;E<A;)p[f=E+A>>1]<a.__i?E=f+1:A=f;p[E]=a.__i,y[i]=E+1}for(E=p.length;i--;)y[i]&&(y[i]==E?E--:S[i].__u|=4)}if($)for(i=0;i<w;i++)!(u=n[i])||2&u.__u||(u.__e==o&&(o=Ce(u)),io(u,u));return o}function Cr(t,e,n,o){var r,i,a,u;if(typeof t.type=="function"){if(t.props.__P)return e;if(r=t.__k)for(i=0;i<r.length;i++)r[i]&&(r[i].__=t,e=Cr(r[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=Ce(t))&&!e.parentNode&&(e=null),a=t.__e,u=e;u&&u.nodeType==8;)u=u.nextSibling;for(a!=u&&(!o&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function ha(t,e,n,o){var r,i=t.key,a=t.type,u=e[n],_=u&&!(2&u.__u);if(u===null&&i==null||_&&i==u.key&&a==u.type)return n;if(o>(_?1:0)){for(r=n-1;r>=0;r--)if((u=e[r])&&!(2&u.__u)&&i==u.key&&a==u.type)return r;for(r=n+1;r<e.length;r++)if((u=e[r])&&!(2&u.__u)&&i==u.key&&a==u.type)return r}return-1}function br(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function Yt(t,e,n,o,r){var i,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof o=="string"&&(t.style.cssText=o=""),o)for(e in o)n&&e in n||br(t.style,e);if(n)for(e in n)o&&n[e]==o[e]||br(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof o!="function"&&(o=null),(t.__e||(t.__e={}))[e]=n,n&&o||(a=Jn[e]||(Jn[e]=ma(e)),(t.__a||(t.__a={}))[e]=eo,i=e!=(e=e.replace(Sr,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(r=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function ma(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[Xt]==null)e[Xt]=eo++;else if(e[Xt]<this.__a[t])return;return n(T.event?T.event(e):e)}}}function oo(t,e,n,o,r,i,a,u,_,g){var p,y,A,f,w,$,E,x,S,I,R,fe,tt,X,ne,nt,ae,z,V=e.type;if(e.constructor!==pt)return null;128&n.__u&&(_=32&n.__u,p=n.__c.__z)&&(e.__u|=_,y=i=[],p.nodeType==8?u=Zt(p,i):i.push(p),u=i[0]||u),(p=T.__b)&&p(e);e:if(typeof V=="function"){A=a.length;try{if(x=e.props,S=(p=V.prototype)&&p.render,I=(p=V.contextType)&&o[p.__c],R=p?I?I.props.value:p.__:o,(f=n.__c)?(e.__c=f,2&f.__g&&(f.__g|=1)):(S?e.__c=f=new V(x,R):(e.__c=f=new Ye(x,R),f.constructor=V,f.render=ga),I&&I.sub(f),f.state||(f.state={}),f.__n=o,f.__g|=8,f.__h=[],f.__k=[]),S&&(f.__s||(f.__s=f.state),V.getDerivedStateFromProps&&(f.__s==f.state&&(f.__s=Fe({},f.__s)),Fe(f.__s,V.getDerivedStateFromProps(x,f.__s)))),w=f.props,$=f.state,f.__v=e,n.__c){if(x!==w&&S&&!V.getDerivedStateFromProps&&f.componentWillReceiveProps&&f.componentWillReceiveProps(x,R),e.__v==n.__v&&!(8&f.__g)||!(4&f.__g)&&f.shouldComponentUpdate&&f.shouldComponentUpdate(x,f.__s,R)===!1){e.__v!=n.__v&&(f.props=x,f.state=f.__s,f.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(Z){Z&&(Z.__=e)}),en.push.apply(f.__h,f.__k),f.__k=[],f.__h.length&&a.push(f),u=Ce(n);break e}f.componentWillUpdate&&f.componentWillUpdate(x,f.__s,R),S&&f.componentDidUpdate&&f.__h.push(function(){f.componentDidUpdate(w,$,E)})}else S&&!V.getDerivedStateFromProps&&f.componentWillMount&&f.componentWillMount(),S&&f.componentDidMount&&f.__h.push(f.componentDidMount);f.context=R,f.props=x,f.__P=t,f.__g&=-5,fe=T.__r,tt=S?25:0;do f.__g&=-9,fe&&fe(e),p=f.render(f.props,f.state=f.__s,f.context);while(8&f.__g&&++tt<25);S&&(en.push.apply(f.__h,f.__k),f.__k=[]),f.state=f.__s,f.getChildContext&&(o=Fe({},o,f.getChildContext())),S&&n.__c&&f.getSnapshotBeforeUpdate&&(E=f.getSnapshotBeforeUpdate(w,$)),X=p&&p.type===ee&&p.key==null?p.props.children:p,x.__P&&(p=u,r=(t=x.__P).namespaceURI,_=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(Z){Z&&io(Z,Z)}),n.__k=null),u=n.__k?Ce(n,0):null),u=xr(t,to(X)?X:[X],e,n,o,r,i,a,u,_,g),x.__P&&(e.__e=null,u=p),e.__u&=-161,y&&y.some(ze),f.__h.length&&a.push(f),1&f.__g&&(f.__g&=-4)}catch(Z){if(a.length=A,e.__v=null,_||i)if(Z&&Z.then){if(e.__u|=128|_,i){for(~(ae=i.indexOf(u||void 0))||(ae=i.length);(z=i[ae-1])&&z.nodeType==8;)ae--;for(;ae<i.length;ae++)if(z=i[ae])if(i[ae]=null,ne){if(z==nt)break}else{if(z.nodeType!=8)break;z.data.startsWith("$s")&&(nt=Zt(ne=z))}}if(!ne){for(;u&&u.nodeType==8&&u.nextSibling;)u=u.nextSibling;ne=u}(p=Zt(ne=e.__c.__z||(e.__c.__z=ne)))?(e.__e=ne,u=p):e.__e=u,u=u&&u.nextSibling}else i&&i.some(ze);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),Z&&Z.then||Rr(e),T.__e(Z,e,n)}}else u=e.__e=_a(n.__e,e,n,o,r,i,a,_,g,t);return(p=T.diffed)&&p(e),u}function Zt(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Rr(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Rr))}function Lr(t,e,n){for(var o=0;o<n.length;)ro(n[o++],n[o++],n[o++]);T.__c&&T.__c(e,t),t.some(function(r){try{t=r.__h,r.__h=[],t.some(function(i){i.call(r)})}catch(i){T.__e(i,r.__v)}})}function _a(t,e,n,o,r,i,a,u,_,g){var p,y,A,f,w,$,E,x,S=n.props||Qt,I=e.props,R=e.type;if(R=="svg"?r="http://www.w3.org/2000/svg":R=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),i){for(p=0;p<i.length;p++)if((w=i[p])&&(R?w.localName==R:w.nodeType==3)){t=w,i[p]=null;break}}if(!t){if(x=g.ownerDocument||document,!R)return x.createTextNode(I);t=x.createElementNS(r,R,I.is?I:g),u&&(T.__m&&T.__m(e,i),u=!1),i=null}if(R){if(g=R=="template"&&t.content||t,i=R=="textarea"&&I.defaultValue!=null?null:i&&no.call(g.childNodes),!u&&i)for(S={},p=0;p<t.attributes.length;p++)S[(w=t.attributes[p]).name]=w.value;for(p in S)w=S[p],p=="dangerouslySetInnerHTML"?A=w:p=="children"||p in I||p=="value"&&"defaultValue"in I||p=="checked"&&"defaultChecked"in I||Yt(t,p,null,w,r);for(p in I)w=I[p],p=="children"?f=w:p=="dangerouslySetInnerHTML"?y=w:p=="value"?$=w:p=="checked"?E=w:u&&typeof w!="function"||S[p]===w||Yt(t,p,w,S[p],r);y?(u||A&&(y.__html==A.__html||y.__html==t.innerHTML)||(t.innerHTML=y.__html),e.__k=[]):(A&&(t.textContent=""),(R=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&da.test(R))&&(r="http://www.w3.org/1999/xhtml"),xr(g,to(f)?f:[f],e,n,o,r,i,a,i?i[0]:n.__k&&Ce(n,0),u,_),i&&i.some(ze)),u&&R!="textarea"||(p="value",R=="progress"&&$==null?t.removeAttribute(p):$==null||$===t[p]&&(R!="progress"||$)||Yt(t,p,$,S[p],r),p="checked",E!=null&&E!=t[p]&&Yt(t,p,E,S[p],r))}else S===I||u&&t.data==I||(t.data=I);return t}function ro(t,e,n,o){try{typeof t=="function"?e?e.__x=t(e)||1:o&&(o=o.__c||o.__e)&&(e=o.__x)&&(o.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(r){T.__e(r,n)}}function io(t,e,n){var o,r,i,a;if(T.unmount&&T.unmount(t),!(o=t.ref)||o.current&&o.current!=t.__e||ro(o,null,e,t),o=t.__c){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(u){T.__e(u,e)}o.__P=o.__n=null}if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&io(o[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(o=t.__c)&&(o=o.__z)&&(r=Zt(o,i=[]))&&(o==t.__e&&i.some(ze),ze(r),ze(o)),n||ze(t.__e),t.__e=t.__c=t.__=null}function ga(t,e,n){return this.constructor(t,n)}function so(t,e){var n,o,r,i;T.__&&T.__(t,e),e.nodeType==9&&(e=e.documentElement),o=(n=t&&32&t.__u)?null:e.__k,e.__k=ft(ee,{children:[t]}),r=[],i=[],oo(e,e.__k,o||Qt,Qt,e.namespaceURI,o?null:e.firstChild?no.call(e.childNodes):null,r,o?o.__e:e.firstChild,n,i),Lr(r,e.__k,i),e.__k.props.children=null}T={__e:function(t,e,n,o){for(var r,i,a;e=e.__;)if((r=e.__c)&&!(1&r.__g)){r.__g|=4;try{if((a=(i=r.constructor)&&i.getDerivedStateFromError)&&r.setState(i.getDerivedStateFromError(t)),r.componentDidCatch&&(r.componentDidCatch(t,o||{}),a=1),a&&8&r.__g)return void(r.__g|=2)}catch(u){t=u}}throw Jt=0,t}},kr=0,Qn=function(t){return t!=null&&t.constructor===pt},Ye.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=Fe({},this.state)),typeof t=="function"&&(t=t(Fe({},n),this.props)),t&&(Fe(n,t),this.__v&&(e&&this.__k.push(e),yr(this)))},Ye.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),yr(this))},Ye.prototype.render=ee,xe=[],Jt=0,wr=function(t,e){return t.__v.__b-e.__v.__b},Xt=Symbol(),Sr=/(PointerCapture)$|Capture$/i,eo=0,Jn={},ca=0;var tn,re,ao,Or,va=Object.is,lo=0,Hr=[],uo=[],K=T,Nr=K.__b,Mr=K.__r,Pr=K.diffed,Dr=K.__c,Ir=K.unmount,zr=K.__;function $r(t,e){K.__h&&K.__h(re,t,lo||e),lo=0;var n=re.__H||(re.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function Xe(t,e){var n=$r(tn++,4);!K.__s&&Kr(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,re.__h.push(n))}function Re(t){return lo=5,mt(function(){return{current:t}},[])}function mt(t,e){var n=$r(tn++,7);return Kr(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function ya(){var t;do{for(;t=uo.shift();)try{ht(t)}catch(n){K.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Hr.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(ht),e.__h.some(co),e.__h=[]}catch(n){e.__h=[],K.__e(n,t.__v)}}}while(uo.length)}K.__b=function(t){re=null,Nr&&Nr(t)},K.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),zr&&zr(t,e)},K.__r=function(t){Mr&&Mr(t),tn=0;var e=(re=t.__c).__H;e&&(ao==re?re.__h=[]:(e.__h.some(ht),e.__h.some(co),tn=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),ao=re},K.diffed=function(t){Pr&&Pr(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Ur(Hr.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),ao=re=null},K.__c=function(t,e){e.some(function(n){try{n.__h.some(ht),n.__h=n.__h.filter(function(o){return!o.__||co(o)})}catch(o){n.__h=[function(){throw o}]}}),Dr&&Dr(t,e)},K.unmount=function(t){Ir&&Ir(t);var e,n,o=t.__c;o&&o.__H&&(o.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,Ur(uo.push(r))}else ht(r)}catch(i){e=i}}),o.__H=void 0,e&&K.__e(e,o.__v))};var Fr=typeof requestAnimationFrame=="function";function ba(t){var e,n=function(){clearTimeout(o),Fr&&cancelAnimationFrame(e),setTimeout(t)},o=setTimeout(n,35);Fr&&(e=requestAnimationFrame(n))}function Ur(t){t!=1&&Or==K.requestAnimationFrame||((Or=K.requestAnimationFrame)||ba)(ya)}function ht(t){var e=re,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),re=e}function co(t){var e=re;t.__c=t.__(),re=e}function Kr(t,e){return!t||t.length!=e.length||e.some(function(n,o){return!va(n,t[o])})}var qr,gt,nn,ka=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var Br=[];de(function(){qr=this.N})();function Ze(t,e){T[t]=e.bind(null,T[t]||function(){})}function _t(t){if(nn){var e=nn;nn=void 0,e()}nn=t&&t.S()}function jr(t){var e=this,n=t.data,o=Sa(n);o.name="ReactiveDom",o.value=n;var r=mt(function(){for(var u=e,_=e.__v;_=_.__;)if(_.__c){_.__c.__$f|=4;break}var g=J(function(){var f=o.value.value;return f===0?0:f===!0?"":f||""}),p=J(function(){return!Array.isArray(g.value)&&!Qn(g.value)}),y=de(function(){if(this.N=Wr,p.value){var f=g.value;u.__v&&u.__v.__e&&u.__v.__e.nodeType===3&&(u.__v.__e.data=f)}}),A=e.__$u.d;return e.__$u.d=function(){y(),A.call(this)},[p,g]},[]),i=r[0],a=r[1];return i.value?a.peek():a.value}jr.displayName="ReactiveTextNode";Object.defineProperties(j.prototype,{constructor:{configurable:!0,value:Er(ee,null).constructor},type:{configurable:!0,value:jr},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Ze("__b",function(t,e){if(_t(),gt=void 0,typeof e.type=="string"){var n,o=e.props;for(var r in o)if(r!=="children"){var i=o[r];i instanceof j&&(n||(e.__np=n={}),n[r]=i,o[r]=i.peek())}}t(e)});Ze("__r",function(t,e){if(t(e),e.type!==ee){_t();var n,o=e.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,i){var a;return de(function(){a=this},{name:i}),a.c=r,a})((function(r){return function(){var i;ka&&((i=this.y)==null||i.call(this)),r.__$f|=1,r.setState({})}})(o),typeof e.type=="function"?e.type.displayName||e.type.name:""))),gt=o,_t(n)}});Ze("__e",function(t,e,n,o){_t(),gt=void 0,t(e,n,o)});Ze("diffed",function(t,e){_t(),gt=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var o=e.__np,r=e.props,i=n.U;if(i)for(var a in i){var u=i[a];u===void 0||o&&a in o||(u.d(),i[a]=void 0)}if(o){i||(i={},n.U=i);for(var _ in o){var g=i[_],p=o[_];g===void 0?(g=wa(n,_,p,r),i[_]=g):g.o(p,r)}}}t(e)});function wa(t,e,n,o){var r=e in t&&t.ownerSVGElement===void 0,i=L(n);return{o:function(a,u){i.value=a,o=u},d:de(function(){this.N=Wr;var a=i.value.value;o[e]!==a&&(o[e]=a,r?t[e]=a:a!=null&&(a!==!1||e[4]==="-")?t.setAttribute(e,a):t.removeAttribute(e))})}}Ze("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var i=o[r];i&&i.d()}}}var a=e.__np;if(a){var u=e.props;for(var _ in a)u[_]=a[_]}e.__np=void 0}else{var g=e.__c;if(g){g.__$f|=8;var p=g.__$u;p&&(g.__$u=void 0,p.d())}}t(e)});Ze("__h",function(t,e,n,o){o<3&&(e.__$f|=2),t(e,n,o)});Ye.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var i=2&this.__$f;if(!(o||i||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in t)if(a!=="__source"&&t[a]!==this.props[a])return!0;for(var u in this.props)if(!(u in t))return!0;return!1};function Sa(t,e){return mt(function(){return L(t,e)},[])}function vt(t,e){var n=Re(t);return n.current=t,gt.__$f|=4,mt(function(){return J(function(){return n.current()},e)},[])}var Ea=function(t){queueMicrotask(function(){queueMicrotask(t)})};function Ta(){ye(function(){for(var t;t=Br.shift();)qr.call(t)})}function Wr(){Br.push(this)===1&&(T.requestAnimationFrame||Ea)(Ta)}var Aa=[300,1500],xa=[0,400],Ca=150,Ra=1500,La=100;function Gr(t,e){let n=new Set,o=g=>{let p=window.setTimeout(()=>{n.delete(p),window.dispatchEvent(new Event("resize"))},g);n.add(p)},r=()=>{for(let g of n)clearTimeout(g);n.clear()},i=Oa(t,()=>{for(let g of xa)o(g)}),a=!1,u=de(()=>{if(!(e.state.status.value===null||a)){a=!0;for(let g of Aa)o(g)}}),_=Na(t,()=>{r(),o(Ca),a&&o(Ra)});return()=>{u(),_(),i(),r()}}function Oa(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,o=null,r=new MutationObserver(()=>{for(let a of o?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(a)||(n.add(a),e())}),i=window.setTimeout(()=>{o=t.closest(".widget-box"),o!==null&&r.observe(o,{childList:!0,subtree:!0})},La);return()=>{clearTimeout(i),r.disconnect()}}function Na(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=null,o=new ResizeObserver(([r])=>{let i=Math.round(r?.contentRect.width??0);if(i===n||i===0)return;let a=n===null;n=i,a||e()});return o.observe(t),()=>o.disconnect()}var te=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,ie=t=>`${Math.round(t*100)} %`,Vr=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,on=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");var Ma=Symbol.for("pv"),Pa=0;function c(t,e,n,o,r,i){e||(e={});var a,u,_=e;if("ref"in _&&typeof t!="function")for(u in _={},e)u=="ref"?a=e[u]:_[u]=e[u];var g={type:t,props:_,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ma,__v:--Pa,__i:-1,__u:0};return(r||i)&&(g.__source=r,g.__self=i),T.vnode&&T.vnode(g),g}function ke(t){return c("button",{type:"button","data-al":t.hook,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}var Yr={audit:"random",stratified:"stratified",lure:"weighted"};function Da(t){if(t===null)return null;let{value:e,low:n,high:o,n:r,method:i}=t,a=i in Yr?`from ${te(r,`${Yr[i]} audit label`)}`:`on ${te(r,"test example")}`;return{figure:`${on(e)} [${on(n)}, ${on(o)}]`,source:a}}function Xr({view:t}){let{store:e}=t,n=e.state.status.value,o=Da(n?.accuracy??null),r=e.state.multilabel.value?"exact match":"accuracy";return c("div",{class:"accuracy","aria-live":"polite",children:[c("div",{class:"measured",children:[c("p",{class:"line","data-al":"accuracy",children:o===null?`${r}: not yet known`:c(ee,{children:[r," ",c("b",{children:o.figure})," ",o.source]})}),c(ke,{hook:"shares",pressed:t.panel.value==="shares",press:()=>t.togglePanel("shares"),children:"shares of classes"})]}),c("p",{class:"advice","data-al":"advice",children:[n?.advice||" ",c(Ia,{store:e})]})]})}function Ia({store:t}){let{measure:e,measuring:n}=t.state.status.value??{measure:null,measuring:0};return n>0?c("button",{type:"button",class:"action","data-al":"measure","data-left":n,onClick:()=>t.measure(0),children:[te(n,"random example")," to go: stop"]}):e===null||e===0?null:c("button",{type:"button",class:"action","data-al":"measure",onClick:()=>t.measure(e),children:["Ask ",te(e,"random example")," next"]})}function za(t,e){this.v=t,this.k=e}function Zr(t,e){(e==null||e>t.length)&&(e=t.length);for(var n=0,o=Array(e);n<e;n++)o[n]=t[n];return o}function Fa(t){if(Array.isArray(t))return t}function Ua(t,e){var n=t==null?null:typeof Symbol<"u"&&t[Symbol.iterator]||t["@@iterator"];if(n!=null){var o,r,i,a,u=[],_=!0,g=!1;try{if(i=(n=n.call(t)).next,e===0){if(Object(n)!==n)return;_=!1}else for(;!(_=(o=i.call(n)).done)&&(u.push(o.value),u.length!==e);_=!0);}catch(p){g=!0,r=p}finally{try{if(!_&&n.return!=null&&(a=n.return(),Object(a)!==a))return}finally{if(g)throw r}}return u}}function Ha(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function $a(t,e){return Fa(t)||Ua(t,e)||Ka(t,e)||Ha()}function Ka(t,e){if(t){if(typeof t=="string")return Zr(t,e);var n={}.toString.call(t).slice(8,-1);return n==="Object"&&t.constructor&&(n=t.constructor.name),n==="Map"||n==="Set"?Array.from(t):n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n)?Zr(t,e):void 0}}function rn(t){var e,n;function o(i,a){try{var u=t[i](a),_=u.value,g=_ instanceof za;Promise.resolve(g?_.v:_).then(function(p){if(g){var y=i==="return"&&_.k?i:"next";if(!_.k||p.done)return o(y,p);p=t[y](p).value}r(!!u.done,p)},function(p){o("throw",p)})}catch(p){r(2,p)}}function r(i,a){i===2?e.reject(a):e.resolve({value:a,done:i}),(e=e.next)?o(e.key,e.arg):n=null}this._invoke=function(i,a){return new Promise(function(u,_){var g={key:i,arg:a,resolve:u,reject:_,next:null};n?n=n.next=g:(e=n=g,o(i,a))})},typeof t.return!="function"&&(this.return=void 0)}rn.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},rn.prototype.next=function(t){return this._invoke("next",t)},rn.prototype.throw=function(t){return this._invoke("throw",t)},rn.prototype.return=function(t){return this._invoke("return",t)};var ci=Object.entries,qa=Object.keys,Jr=Object.setPrototypeOf,Ba=Object.isFrozen,di=Object.getPrototypeOf,fi=Object.getOwnPropertyDescriptor,G=Object.freeze,q=Object.seal,Oe=Object.create,pi=typeof Reflect<"u"&&Reflect,ln=pi.apply,wo=pi.construct;G||(G=function(e){return e});q||(q=function(e){return e});ln||(ln=function(e,n){for(var o=arguments.length,r=new Array(o>2?o-2:0),i=2;i<o;i++)r[i-2]=arguments[i];return e.apply(n,r)});wo||(wo=function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return new e(...o)});var we=N(Array.prototype.forEach),ja=N(Array.prototype.lastIndexOf),Qr=N(Array.prototype.pop),yt=N(Array.prototype.push),Wa=N(Array.prototype.slice),Ga=N(Array.prototype.splice),Je=Array.isArray,fo=hi(Set),po=N(Set.prototype.add),bt=N(Set.prototype.has),Ue=N(String.prototype.toLowerCase),ho=N(String.prototype.toString),Va=N(String.prototype.match),sn=N(String.prototype.replace),mo=N(String.prototype.indexOf),Ya=N(String.prototype.trim),Xa=N(Number.prototype.toString),Za=N(Boolean.prototype.toString),ei=typeof BigInt>"u"?null:N(BigInt.prototype.toString),ti=typeof Symbol>"u"?null:N(Symbol.prototype.toString),Q=N(Object.prototype.hasOwnProperty),kt=N(Object.prototype.toString),Ja=RegExp.prototype.test,W=function(e,n){return e instanceof RegExp&&(e.lastIndex=0),ln(Ja,e,[n])},Se=hi(TypeError);function N(t){return function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return ln(t,e,o)}}function hi(t){return function(){for(var e=arguments.length,n=new Array(e),o=0;o<e;o++)n[o]=arguments[o];return wo(t,n)}}function C(t,e){let n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:Ue;if(Jr&&Jr(t,null),!Je(e))return t;let o=e.length;for(;o--;){let r=e[o];if(typeof r=="string"){let i=n(r);i!==r&&(Ba(e)||(e[o]=i),r=i)}t[r]=!0}return t}function Qa(t){for(let e=0;e<t.length;e++)Q(t,e)||(t[e]=null);return t}function un(t){let e=Oe(null);for(let o of ci(t)){var n=$a(o,2);let r=n[0],i=n[1];Q(t,r)&&(Je(i)?e[r]=Qa(i):i&&typeof i=="object"&&i.constructor===Object?e[r]=un(i):e[r]=i)}return e}function wt(t){let e=Oe(null),n=qa(t),o=n.length;for(;o--;)e[n[o]]=t[n[o]];return e}function el(t){switch(typeof t){case"string":return t;case"number":return Xa(t);case"boolean":return Za(t);case"bigint":return ei?ei(t):"0";case"symbol":return ti?ti(t):"Symbol()";case"undefined":return kt(t);case"function":case"object":{if(t===null)return kt(t);let e=t,n=le(e,"toString");if(typeof n=="function"){let o=n(e);return typeof o=="string"?o:kt(o)}return kt(t)}default:return kt(t)}}function le(t,e){for(;t!==null;){let o=fi(t,e);if(o){if(o.get)return N(o.get);if(typeof o.value=="function")return N(o.value)}t=di(t)}function n(){return null}return n}function tl(t,e){for(;t!==null;){let n=fi(t,e);if(n)return n.get?N(n.get):null;t=di(t)}return null}function nl(t){if(!t)return!1;try{return W(t,""),!0}catch{return!1}}var ni=G(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),_o=G(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),go=G(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),ol=G(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),vo=G(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),rl=G(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),oi=G(["#text"]),ri=G(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),yo=G(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),ii=G(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),an=G(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),il=q(/{{[\w\W]*|^[\w\W]*}}/g),sl=q(/<%[\w\W]*|^[\w\W]*%>/g),al=q(/\${[\w\W]*/g),ll=q(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),ul=q(/^data-[\-\w.\u00B7-\uFFFF]+$/),cl=q(/^aria-[\-\w]+$/),si=q(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),dl=q(/^(?:\w+script|data):/i),fl=q(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),pl=q(/^html$/i),hl=q(/^[a-z][.\w]*(-[.\w]+)+$/i),bo=q(/<[/\w!]/g),ai=q(/<[/\w]/g),ml=q(/<\/no(script|embed|frames)/i),li=q(/\/>/i),_l=q(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),gl=q(/^[\r\n\t ]+/),H={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},vl=G(C({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),yl=function(){return typeof window>"u"?null:window},bl=function(e,n){if(typeof e!="object"||typeof e.createPolicy!="function")return null;let o=null,r="data-tt-policy-suffix";n&&n.hasAttribute(r)&&(o=n.getAttribute(r));let i="dompurify"+(o?"#"+o:"");try{return e.createPolicy(i,{createHTML(a){return a},createScriptURL(a){return a}})}catch{return console.warn("TrustedTypes policy "+i+" could not be created."),null}},ui=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Le=function(e,n,o,r){return Q(e,n)&&Je(e[n])?C(r.base?wt(r.base):{},e[n],r.transform):o},ko=function(e,n,o){let r=Q(e,n)?e[n]:void 0;return r&&typeof r=="object"?un(r):o};function mi(){let t=arguments.length>0&&arguments[0]!==void 0?arguments[0]:yl(),e=h=>mi(h);if(e.version="3.4.18",e.removed=[],!t||!t.document||t.document.nodeType!==H.document||!t.Element)return e.isSupported=!1,e;let n=t.document,o=n,r=o.currentScript,i=t.HTMLTemplateElement,a=t.Node,u=t.Element,_=t.NodeFilter,g=t.DOMParser,p=t.trustedTypes,y=u.prototype,A=le(y,"cloneNode"),f=le(y,"remove"),w=le(y,"removeAttributeNode"),$=le(y,"nextSibling"),E=le(y,"childNodes"),x=le(y,"parentNode"),S=le(y,"shadowRoot"),I=le(y,"attributes"),R=a&&a.prototype?le(a.prototype,"nodeType"):null,fe=a&&a.prototype?le(a.prototype,"nodeName"):null,tt=a&&a.prototype?le(a.prototype,"ownerDocument"):null,X=function(s){return R?R(s):s.nodeType},ne=function(s){return fe?fe(s):s.nodeName},nt=tl(y,"namespaceURI"),ae=function(s){return nt?nt(s):s.namespaceURI};if(typeof i=="function"){let h=n.createElement("template");h.content&&h.content.ownerDocument&&(n=h.content.ownerDocument)}let z,V="",Z,To=!1,ot=0,Ao=function(){if(ot>0)throw Se('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},rt=function(s){Ao(),ot++;try{return z.createHTML(s)}finally{ot--}},xo=function(s){return z&&Sn?rt(s):s},ns=function(s){Ao(),ot++;try{return z.createScriptURL(s)}finally{ot--}},os=function(){return To||(Z=bl(p,r),To=!0),Z},St=n,_n=St.implementation,rs=St.createNodeIterator,is=St.createDocumentFragment,ss=St.getElementsByTagName,as=o.importNode,M=ui();e.isSupported=typeof ci=="function"&&typeof x=="function"&&_n&&_n.createHTMLDocument!==void 0;let ls=il,us=sl,cs=al,ds=ul,fs=cl,ps=dl,hs=fl,ms=hl,Co=si,P=null,gn=C({},[...ni,..._o,...go,...vo,...oi]),D=null,vn=C({},[...ri,...yo,...ii,...an]),pe=null,it=null,Ro=null,Ee=Object.seal(Oe(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),Lo=!0,yn=!0,Oo=!1,bn=!0,_e=!1,Ne=!0,Me=!1,kn=!1,Et=null,Tt=null,wn=!1,$e=!1,At=!1,Sn=!1,No=!0,Mo=!1,Po="user-content-",En=!0,Tn=!1,Pe=null,Ke=!1,De=null,Do=C({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),Io=null,zo=C({},["audio","video","img","source","image","track"]),Fo=null,Uo=C({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),xt="http://www.w3.org/1998/Math/MathML",Ct="http://www.w3.org/2000/svg",he="http://www.w3.org/1999/xhtml",qe=he,An=!1,Ho=null,_s=C({},[xt,Ct,he],ho),gs=G(C({},["mi","mo","mn","ms","mtext"])),xn=null,vs=G(C({},["annotation-xml"])),Cn=null,ys=G(Oe(null)),bs=C({},["title","style","font","a","script"]),st=null,ks=["application/xhtml+xml","text/html"],ws="text/html",F=null,Rt=null,Ss=n.createElement("form"),$o=function(s){return s instanceof RegExp||s instanceof Function},Rn=function(){let s=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!s||typeof s!="object")&&(s={}),s=un(s),st=ks.indexOf(s.PARSER_MEDIA_TYPE)===-1?ws:s.PARSER_MEDIA_TYPE,F=st==="application/xhtml+xml"?ho:Ue,P=Le(s,"ALLOWED_TAGS",gn,{transform:F}),D=Le(s,"ALLOWED_ATTR",vn,{transform:F}),Ho=Le(s,"ALLOWED_NAMESPACES",_s,{transform:ho}),Fo=Le(s,"ADD_URI_SAFE_ATTR",Uo,{transform:F,base:Uo}),Io=Le(s,"ADD_DATA_URI_TAGS",zo,{transform:F,base:zo}),De=Le(s,"FORBID_CONTENTS",Do,{transform:F}),it=Le(s,"FORBID_TAGS",Oe(null),{transform:F}),Ro=Le(s,"FORBID_ATTR",Oe(null),{transform:F}),Ke=Q(s,"USE_PROFILES")?s.USE_PROFILES&&typeof s.USE_PROFILES=="object"?un(s.USE_PROFILES):s.USE_PROFILES:!1,Lo=s.ALLOW_ARIA_ATTR!==!1,yn=s.ALLOW_DATA_ATTR!==!1,Oo=s.ALLOW_UNKNOWN_PROTOCOLS||!1,bn=s.ALLOW_SELF_CLOSE_IN_ATTR!==!1,_e=s.SAFE_FOR_TEMPLATES||!1,Ne=s.SAFE_FOR_XML!==!1,Me=s.WHOLE_DOCUMENT||!1,$e=s.RETURN_DOM||!1,At=s.RETURN_DOM_FRAGMENT||!1,Sn=s.RETURN_TRUSTED_TYPE||!1,wn=s.FORCE_BODY||!1,No=s.SANITIZE_DOM!==!1,Mo=s.SANITIZE_NAMED_PROPS||!1,En=s.KEEP_CONTENT!==!1,Tn=s.IN_PLACE||!1,Co=nl(s.ALLOWED_URI_REGEXP)?s.ALLOWED_URI_REGEXP:si,qe=typeof s.NAMESPACE=="string"?s.NAMESPACE:he,xn=ko(s,"MATHML_TEXT_INTEGRATION_POINTS",gs),Cn=ko(s,"HTML_INTEGRATION_POINTS",vs);let l=ko(s,"CUSTOM_ELEMENT_HANDLING",ys);if(pe=Oe(null),Q(l,"tagNameCheck")&&$o(l.tagNameCheck)&&(pe.tagNameCheck=l.tagNameCheck),Q(l,"attributeNameCheck")&&$o(l.attributeNameCheck)&&(pe.attributeNameCheck=l.attributeNameCheck),Q(l,"allowCustomizedBuiltInElements")&&typeof l.allowCustomizedBuiltInElements=="boolean"&&(pe.allowCustomizedBuiltInElements=l.allowCustomizedBuiltInElements),q(pe),_e&&(yn=!1),At&&($e=!0),Ke&&((Q(s,"ALLOWED_TAGS")||Q(s,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),P=C({},oi),D=Oe(null),Ke.html===!0&&(C(P,ni),C(D,ri)),Ke.svg===!0&&(C(P,_o),C(D,yo),C(D,an)),Ke.svgFilters===!0&&(C(P,go),C(D,yo),C(D,an)),Ke.mathMl===!0&&(C(P,vo),C(D,ii),C(D,an))),Ee.tagCheck=null,Ee.attributeCheck=null,Q(s,"ADD_TAGS")&&(typeof s.ADD_TAGS=="function"?Ee.tagCheck=s.ADD_TAGS:Je(s.ADD_TAGS)&&(P===gn&&(P=wt(P)),C(P,s.ADD_TAGS,F))),Q(s,"ADD_ATTR")&&(typeof s.ADD_ATTR=="function"?Ee.attributeCheck=s.ADD_ATTR:Je(s.ADD_ATTR)&&(D===vn&&(D=wt(D)),C(D,s.ADD_ATTR,F))),Q(s,"ADD_FORBID_CONTENTS")&&Je(s.ADD_FORBID_CONTENTS)&&(De===Do&&(De=wt(De)),C(De,s.ADD_FORBID_CONTENTS,F)),En&&(P["#text"]=!0),Me&&C(P,["html","head","body"]),P.table&&(P.tbody=!0,delete it.tbody),s.TRUSTED_TYPES_POLICY){if(typeof s.TRUSTED_TYPES_POLICY.createHTML!="function")throw Se('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof s.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw Se('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let d=z;z=s.TRUSTED_TYPES_POLICY;try{V=rt("")}catch(m){throw z=d,m}}else s.TRUSTED_TYPES_POLICY===null?(z=void 0,V=""):(z===void 0&&(z=os()),z&&typeof V=="string"&&(V=rt("")));Rt=G(s)},Ko=C({},[..._o,...go,...ol]),qo=C({},[...vo,...rl]),Es=function(s,l,d){return l===he?s==="svg":l===xt?s==="svg"&&(d==="annotation-xml"||xn[d]):!!Ko[s]},Ts=function(s,l,d){return l===he?s==="math":l===Ct?s==="math"&&Cn[d]:!!qo[s]},As=function(s,l,d){return l===Ct&&!Cn[d]||l===xt&&!xn[d]?!1:!qo[s]&&(bs[s]||!Ko[s])},xs=function(s){let l=ae(s),d=Ue(ne(s)),m=x(s),v=qe,b="template";return m&&X(m)===H.element&&(v=ae(m),b=Ue(ne(m))),Ho[l]?l===Ct?Es(d,v,b):l===xt?Ts(d,v,b):l===he?As(d,v,b):st==="application/xhtml+xml":!1},Te=function(s){yt(e.removed,{element:s});try{x(s).removeChild(s)}catch{if(f(s),!x(s))throw Se("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},Bo=function(s,l,d){try{w(s,l)}catch{try{s.removeAttribute(d)}catch{}}},Ln=function(s){Mn(s);let l=E(s);l&&we(Wa(l),d=>{try{f(d)}catch{}}),X(s)===H.element&&On(s,!1)},Be=function(s,l,d){if(!d)try{d=l.getAttributeNode(s)}catch{d=null}if(yt(e.removed,{attribute:d||null,from:l}),d)Bo(l,d,s);else try{l.removeAttribute(s)}catch{}if(s==="is")if($e||At)try{Te(l)}catch{}else try{l.setAttribute(s,"")}catch{}},On=function(s,l){let d=I(s);if(d)for(let m=d.length-1;m>=0;--m){let v=d[m],b=v&&v.name;typeof b=="string"&&!(l&&D[F(b)])&&Bo(s,v,b)}},Nn=function(s,l){let d=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,m=[s];for(;m.length>0;){let v=m.pop();if(l(v)===!1)continue;if(d&&X(v)===H.element){let k=S(v);je(k)&&m.push(k)}let b=E(v);if(b)for(let k=b.length-1;k>=0;--k)m.push(b[k])}},Mn=function(s){Nn(s,l=>{X(l)===H.element&&On(l,!0)})},Pn=function(s){let l=[];return Nn(s,d=>{l.push(d)},!0),l},Cs=function(s,l){let d=fo();we(Pn(s),m=>{X(m)===H.element&&po(d,m)}),we(l,m=>{X(m)===H.element&&!bt(d,m)&&On(m,!0)})},jo=function(s,l){let d=!1;return we(e.removed,m=>{m.element&&(d=d||m.element===s,Mn(m.element))}),Cs(s,l),d},Rs=8,Ls=function(s,l){let d=Pe,m=null,v=()=>(m||(m=fo(),we(l,b=>{po(m,b)})),m);for(let b=0;;b++){let k=Pn(s),B=[s],ge=!1;if(we(k,ce=>{X(ce)===H.documentFragment?yt(B,ce):!ge&&!bt(d,ce)&&(ge=bt(v(),ce))}),!ge)return;if(b>=Rs)throw Se("the tree kept changing during in-place sanitization; refusing to return it");we(B,(ce,se)=>{Os(ce,se>0,s,v())})}},Os=function(s,l,d,m){let v=Lt(s),b;for(;b=v.nextNode();)!bt(m,b)||bt(Pe,b)||(l&&ue(M.uponSanitizeShadowNode,b,null),Fn(b,d))},Ns=function(s){Pe&&po(Pe,s)},Wo=function(s,l){return Ne?s==="patchsrc"?!0:s==="for"&&l!=="label"&&l!=="output":!1},Ms=function(s){Ne&&Nn(s,l=>{let d=X(l);if(d===H.processingInstruction||d===H.comment&&W(ai,l.data)){try{f(l)}catch{}return!1}if(d===H.element){let m=l,v=F(ne(l));try{m.hasAttribute&&m.hasAttribute("patchsrc")&&m.removeAttribute("patchsrc"),m.hasAttribute&&m.hasAttribute("for")&&Wo("for",v)&&m.removeAttribute("for")}catch{}}return!0})},Go=function(s){let l=null,d=null;if(wn)s="<remove></remove>"+s;else{let b=Va(s,gl);d=b&&b[0]}st==="application/xhtml+xml"&&qe===he&&(s='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+s+"</body></html>");let m=z?rt(s):s;if(qe===he)try{l=new g().parseFromString(m,st)}catch{}if(!l||!l.documentElement){l=_n.createDocument(qe,"template",null);try{l.documentElement.innerHTML=An?V:m}catch{}}let v=l.body||l.documentElement;return s&&d&&v.insertBefore(n.createTextNode(d),v.childNodes[0]||null),qe===he?ss.call(l,Me?"html":"body")[0]:Me?l.documentElement:v},Lt=function(s){let l=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,d=tt?tt(s):s.ownerDocument;return rs.call(d||s,s,(l?0:_.SHOW_ELEMENT)|_.SHOW_COMMENT|_.SHOW_TEXT|_.SHOW_PROCESSING_INSTRUCTION|_.SHOW_CDATA_SECTION,null)},Dn=function(s){return s=sn(s,ls," "),s=sn(s,us," "),s=sn(s,cs," "),s},In=function(s){var l;zn(s);let d=(l=s.querySelectorAll)===null||l===void 0?void 0:l.call(s,"template");d&&we(d,m=>{je(m.content)&&In(m.content)})},zn=function(s){s.normalize();let l=Lt(s,!0),d=l.nextNode();for(;d;)d.data=Dn(d.data),d=l.nextNode()},Ot=function(s){let l=fe?fe(s):null;return typeof l!="string"||F(l)!=="form"?!1:typeof s.nodeName!="string"||typeof s.textContent!="string"||typeof s.removeChild!="function"||s.attributes!==I(s)||typeof s.removeAttribute!="function"||typeof s.removeAttributeNode!="function"||typeof s.getAttributeNode!="function"||typeof s.setAttribute!="function"||typeof s.namespaceURI!="string"||typeof s.insertBefore!="function"||typeof s.hasChildNodes!="function"||s.nodeType!==R(s)||s.childNodes!==E(s)},Vo=function(s){if(!R||typeof s!="object"||s===null)return null;try{let l=R(s);return typeof l=="number"?l:null}catch{return null}},je=function(s){return Vo(s)===H.documentFragment},at=function(s){return Vo(s)!==null};function ue(h,s,l){h.length!==0&&we(h,d=>{d.call(e,s,l,Rt)})}let Ps=function(s,l,d){return!!(Ne&&d===H.element&&s.hasChildNodes()&&!at(s.firstElementChild)&&W(bo,s.textContent)&&W(bo,s.innerHTML)||Ne&&vl[l]&&d===H.element&&ae(s)===he&&(at(s.firstElementChild)||typeof s.textContent=="string"&&W(bo,s.textContent))||d===H.processingInstruction||Ne&&d===H.comment&&W(ai,s.data))},Nt=function(s,l){if(s instanceof RegExp)return W(s,l);if(s instanceof Function){for(var d=arguments.length,m=new Array(d>2?d-2:0),v=2;v<d;v++)m[v-2]=arguments[v];return!!s(l,...m)}return!1},Ds=function(s,l,d){if(!it[l]&&Zo(l)&&Nt(pe.tagNameCheck,l))return!1;if(En&&!De[l]&&!De[Ue(l)]){let m=x(s),v=E(s);if(v&&m){let b=v.length;for(let k=b-1;k>=0;--k){let B=s===d?A(v[k],!0):v[k];m.insertBefore(B,$(s))}}}return Te(s),!0},Yo=function(s,l,d,m){return s.length===0?l:l===d||l===m?wt(l):l},We=function(s,l){return s===l||x(s)!==null?!1:(Tn&&Mn(s),!0)},Is=function(s,l){if(Ns(s),ue(M.beforeSanitizeElements,s,null),We(s,l))return!0;if(Ot(s))return Te(s),!0;let d=F(ne(s)),m=X(s);if(P=Yo(M.uponSanitizeElement,P,gn,Et),ue(M.uponSanitizeElement,s,{tagName:d,allowedTags:P}),We(s,l))return!0;if(Ps(s,d,m))return Te(s),!0;if(it[d]||!(Ee.tagCheck instanceof Function&&Ee.tagCheck(d))&&!P[d]){let v=Ds(s,d,l);return v===!1&&(ue(M.afterSanitizeElements,s,null),We(s,l))?!0:v}if(m===H.element&&!xs(s)||(d==="noscript"||d==="noembed"||d==="noframes")&&W(ml,s.innerHTML))return Te(s),!0;if(_e&&m===H.text){let v=s.textContent,b=Dn(v);v!==b&&(yt(e.removed,{element:s.cloneNode()}),s.textContent=b)}return ue(M.afterSanitizeElements,s,null),We(s,l)},Xo=function(s,l,d){if(Ro[l]||Wo(l,s)||No&&(l==="id"||l==="name")&&(d in n||d in Ss))return!1;let m=D[l]||Ee.attributeCheck instanceof Function&&Ee.attributeCheck(l,s);if(yn&&W(ds,l)||Lo&&W(fs,l))return!0;if(!m)return Zo(s)&&Nt(pe.tagNameCheck,s)&&Nt(pe.attributeNameCheck,l,s)||l==="is"&&pe.allowCustomizedBuiltInElements&&Nt(pe.tagNameCheck,d);if(Fo[l])return!0;let v=sn(d,hs,"");return W(Co,v)||(l==="src"||l==="xlink:href"||l==="href")&&s!=="script"&&mo(d,"data:")===0&&Io[s]||Oo&&!W(ps,v)?!0:!d},zs=C({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),Zo=function(s){return!zs[Ue(s)]&&W(ms,s)},Fs=function(s,l,d,m){if(z&&typeof p=="object"&&typeof p.getAttributeType=="function"&&!d)switch(p.getAttributeType(s,l)){case"TrustedHTML":return rt(m);case"TrustedScriptURL":return ns(m)}return m},Us=function(s,l,d,m){try{return d?s.setAttributeNS(d,l,m):s.setAttribute(l,m),Ot(s)?(Te(s),!1):!0}catch{return Be(l,s),!1}},Jo=function(s,l){return Ne&&W(_l,l)?!0:Ue(s)==="attributename"&&mo(l,"href")!==-1},Hs=function(s,l){if(ue(M.beforeSanitizeAttributes,s,null),We(s,l))return;let d=s.attributes;if(!d||Ot(s))return;D=Yo(M.uponSanitizeAttribute,D,vn,Tt);let m={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:D,forceKeepAttr:void 0},v=d.length,b=F(ne(s));for(;v--;){let k=d[v],B=k.name,ge=k.namespaceURI,ce=k.value,se=F(B),me=ce,Y=B==="value"?me:Ya(me),Qo=!1;if(m.attrName=se,m.attrValue=Y,m.keepAttr=!0,m.forceKeepAttr=void 0,ue(M.uponSanitizeAttribute,s,m),Y=m.attrValue,Mo&&(se==="id"||se==="name")&&mo(Y,Po)!==0&&(Be(B,s,k),Y=Po+Y,Qo=!0),Jo(B,Y)){Be(B,s,k);continue}if(!m.forceKeepAttr){if(!m.keepAttr){Be(B,s,k);continue}if(!bn&&W(li,Y)){Be(B,s,k);continue}if(_e&&(Y=Dn(Y)),!Xo(b,se,Y)){Be(B,s,k);continue}Y=Fs(b,se,ge,Y),Y!==me&&Us(s,B,ge,Y)&&Qo&&Qr(e.removed)}}ue(M.afterSanitizeAttributes,s,null),We(s,l)},Fn=function(s,l){Is(s,l),Hs(s,l),je(s.content)&&Un(s.content)},Un=function(s){let l=null,d=Lt(s);for(ue(M.beforeSanitizeShadowDOM,s,null);l=d.nextNode();)if(ue(M.uponSanitizeShadowNode,l,null),Fn(l,s),X(l)===H.element){let m=S(l);je(m)&&(Hn(m),Un(m))}_e&&zn(s),ue(M.afterSanitizeShadowDOM,s,null)},Hn=function(s){let l=[{node:s,shadow:null}];for(;l.length>0;){let d=l.pop();if(d.shadow){Un(d.shadow);continue}let m=d.node,v=X(m)===H.element,b=E(m);if(b)for(let k=b.length-1;k>=0;--k)l.push({node:b[k],shadow:null});if(v){let k=fe?fe(m):null;if(typeof k=="string"&&F(k)==="template"){let B=m.content;je(B)&&l.push({node:B,shadow:null})}}if(v){let k=S(m);je(k)&&l.push({node:null,shadow:k},{node:k,shadow:null})}}};return e.sanitize=function(h){let s=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},l=null,d=null,m=null,v=null;if(An=!h,An&&(h="<!-->"),typeof h!="string"&&!at(h)&&(h=el(h),typeof h!="string"))throw Se("dirty is not a string, aborting");if(!e.isSupported)return h;kn?(P=Et,D=Tt):Rn(s),e.removed=[];let b=Tn&&typeof h!="string"&&at(h),k=[],B=Pe;if(b){Ms(h);let me=ne(h);if(typeof me=="string"){let Y=F(me);if(!P[Y]||it[Y])throw Ln(h),Se("root node is forbidden and cannot be sanitized in-place")}if(Ot(h))throw Ln(h),Se("root node is clobbered and cannot be sanitized in-place");k=Pn(h),Pe=fo()}else if(at(h))l=Go("<!---->"),d=l.ownerDocument.importNode(h,!0),d.nodeType===H.element&&d.nodeName==="BODY"||d.nodeName==="HTML"?l=d:l.appendChild(d),Hn(l);else{if(!$e&&!_e&&!Me&&h.indexOf("<")===-1)return xo(h);if(l=Go(h),!l)return $e?null:Sn?V:""}l&&wn&&Te(l.firstChild);let ge=b?h:l;try{b&&Hn(h);let me=Lt(ge);for(;m=me.nextNode();)Fn(m,ge);b&&Ls(h,k)}catch(me){throw b&&(Ln(h),jo(h,k)),me}finally{Pe=B}if(b){if(jo(h,k))throw Se("a node selected for removal could not be safely returned; refusing to sanitize in place");return _e&&In(h),h}if($e){if(_e&&In(l),At)for(v=is.call(l.ownerDocument);l.firstChild;)v.appendChild(l.firstChild);else v=l;return(D.shadowroot||D.shadowrootmode)&&(v=as.call(o,v,!0)),v}let ce=()=>Me?l.outerHTML:l.innerHTML,se=ce();return _e&&W(ll,se)&&(zn(l),se=ce()),Me&&P["!doctype"]&&l.ownerDocument&&l.ownerDocument.doctype&&l.ownerDocument.doctype.name&&W(pl,l.ownerDocument.doctype.name)&&(se="<!DOCTYPE "+l.ownerDocument.doctype.name+`>
`+se),xo(se)},e.setConfig=function(){let h=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};Rn(h),kn=!0,Et=P,Tt=D},e.clearConfig=function(){Rt=null,kn=!1,Et=null,Tt=null,z=Z,V=""},e.isValidAttribute=function(h,s,l){Rt||Rn({});let d=F(h),m=F(s);return typeof l=="string"&&(Jo(s,l)||!bn&&W(li,l))?!1:Xo(d,m,l)},e.addHook=function(h,s){typeof s=="function"&&Q(M,h)&&yt(M[h],s)},e.removeHook=function(h,s){if(Q(M,h)){if(s!==void 0){let l=ja(M[h],s);return l===-1?void 0:Ga(M[h],l,1)[0]}return Qr(M[h])}},e.removeHooks=function(h){Q(M,h)&&(M[h]=[])},e.removeAllHooks=function(){M=ui()},e}var _i=mi();var kl="a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(" "),wl="abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(" "),Sl=/^\s*text-align:\s*(left|center|right);?\s*$/i,El=/^(?:https?:\/\/|mailto:)/i,Tl=/^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i,Qe=null;function Al(){return Qe!==null||(Qe=_i(window),Qe.addHook("beforeSanitizeAttributes",t=>{if(t.localName!=="td"&&t.localName!=="th")return;let e=Sl.exec(t.getAttribute("style")??"")?.[1];e!==void 0&&t.setAttribute("align",e)}),Qe.addHook("afterSanitizeAttributes",t=>{gi(t,"href",El),gi(t,"src",Tl),t.localName==="a"&&t.hasAttribute("href")&&(t.setAttribute("target","_blank"),t.setAttribute("rel","noopener noreferrer")),t.localName==="img"&&t.setAttribute("referrerpolicy","no-referrer")})),Qe}function gi(t,e,n){let o=t.getAttribute(e);o!==null&&!n.test(o.trim())&&t.removeAttribute(e)}function So(t){return Al().sanitize(t,{ALLOWED_TAGS:kl,ALLOWED_ATTR:wl,ALLOW_ARIA_ATTR:!1,ALLOW_DATA_ATTR:!1,RETURN_DOM_FRAGMENT:!0})}var xl="blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th",vi=new WeakMap;function Cl({card:t}){let e=Re(null);return Xe(()=>e.current?.replaceChildren(So(t.html)),[t]),c("div",{class:"html",dir:"auto",ref:e})}function Rl(t){let e=vi.get(t);if(e===void 0){let n=So(t.html);for(let o of n.querySelectorAll(xl))o.after(" ");e=(n.textContent??"").replace(/\s+/g," ").trim(),vi.set(t,e)}return e}var yi={Content:Cl,plainText:Rl};function cn({cells:t}){return c("table",{class:"row",children:c("tbody",{children:t.map(([e,n],o)=>c("tr",{children:[c("th",{scope:"row",dir:"auto",children:e}),c("td",{dir:"auto",children:n})]},`${o} ${e}`))})})}var bi={Content:({card:t})=>c(cn,{cells:t.fields}),plainText:t=>t.fields.map(([,e])=>e).join(" · ")};var ki={Content:({card:t})=>c(ee,{children:[c("div",{class:"text",dir:"auto",children:t.text}),t.fields?.length?c(cn,{cells:t.fields}):null]}),plainText:t=>t.text};var Ll={text:ki,row:bi,html:yi},wi=t=>Ll[t.kind];function Si({card:t}){let e=wi(t);return c(e.Content,{card:t})}var Ei=t=>wi(t).plainText(t);function Ti({store:t}){let e=t.state.card.value,n=Re(null);if(Xe(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return c(Nl,{store:t});let{card:o,origin:r}=e;return c("section",{class:"card","data-al":"card","data-key":o.key,"data-origin":r==="review"?"review":void 0,ref:n,"aria-label":r==="review"?"example under review":"example",children:[c(Ol,{store:t}),c(Si,{card:o})]})}function Ol({store:t}){let e=t.state.note.value;return e===""?null:c("p",{class:"note","data-al":"note-text",dir:"auto",children:e})}function Nl({store:t}){let{connected:e,everShown:n,kernelSilent:o,totals:r}=t.state,i=t.state.status.value,a=r.value?.labels??0,u="Preparing the first examples…",_=i?.busy?`The kernel is ${i.busy.what}.`:"";return i?.phase==="done"?(u=`All done: ${te(a,"label")}.`,_="Undo and review still work."):i?.phase==="failed"?(u="The desk cannot go on.",_=i.notice?.text??""):o.value&&e.value?(u="Waiting for the kernel.",_="If it is idle, run this cell again."):n.value&&(u="Out of prepared examples; the kernel is busy…",_="More come as soon as it answers."),c("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[c("p",{children:u}),c("p",{class:"quiet",children:_})]})}function Ai({view:t}){let e=t.store.state.classes.value,n=!t.shortcuts.value.singleKey;return c("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(o=>c(Ml,{name:o.name,view:t},o.name))})}function Ml({name:t,view:e}){let n=vt(()=>e.store.state.selected.value.has(t)),o=vt(()=>e.hints.value.get(t)?.keys??""),r=vt(()=>e.hints.value.get(t)?.dim??!1),i=vt(()=>!e.suggests.value||!e.shortcuts.value.singleKey?null:e.suggestions.value.find(([a])=>a===t)?.[1]??null);return c("button",{type:"button",class:r.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":o.value.length===1?o.value:void 0,title:t,onClick:()=>e.press(t),children:[c("kbd",{children:o.value}),c("span",{class:"name",dir:"auto",children:t}),i.value!==null&&c("span",{class:"likely",children:ie(i.value)}),n.value&&c("span",{class:"mark",children:"✓"})]})}function xi({view:t}){let{multilabel:e,selected:n}=t.store.state;if(!e.value)return null;let o=n.value.size;return c("button",{type:"button",class:"choice done","data-al":"done","data-chosen":o,onClick:()=>t.confirm(),children:[c("kbd",{children:"Enter"}),c("span",{class:"name",children:o===0?"none of these":`done: ${te(o,"label")}`})]})}function Ci({view:t}){if(t.shortcuts.value.singleKey)return null;let e=t.filter.value,n=e.open?t.shortcuts.value.matching(e).length:0,o="type letters, then the digit";return e.open&&(o=n===0?"no class starts like this":`${n} match · digit or Enter`),c("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[c("span",{class:e.open?"typed":"typed idle",children:e.text}),c("span",{class:"quiet",children:o})]})}function Ri({view:t}){if(!t.suggests.value||t.shortcuts.value.singleKey)return null;let e=t.filter.value.open;return c("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggestions.value.map(([n,o],r)=>c("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.press(n),children:[!e&&c("kbd",{children:r+1}),c("span",{class:"name",dir:"auto",children:n}),c("span",{class:"likely",children:ie(o)})]},n)),t.suggestions.value.length===0&&c("span",{class:"quiet",children:"no suggestion for this card"})]})}var He={text:"",page:0,open:!1},et=t=>t.toLocaleLowerCase();function Pl(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,o)=>e.slice(o).join(""))}var dn=class{singleKey;#e;#n;#t=new Map;#o;#r=new Map;constructor(e){this.#e=e,this.singleKey=e.length<=9,this.#n=e.map(o=>Pl(o.name));for(let o of e)o.key!==null&&!this.#t.has(et(o.key))&&this.#t.set(et(o.key),o.name);this.singleKey&&this.#s();let n=new Map([...this.#t].map(([o,r])=>[r,o]));this.#o=e.map((o,r)=>n.get(o.name)??(this.singleKey?"":this.#a(r)))}classOfKey(e){return this.#t.get(et(e))}matching(e){return this.#i(e.text).map(n=>this.#e[n].name)}classOfDigit(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#o.map(o=>({keys:o,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#i(e.text).forEach((o,r)=>{let i=r-e.page*9,a=i>=0&&i<9?String(i+1):this.#a(o,e.text).slice(e.text.length);n[o]={keys:a,dim:!1}}),n}#s(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(r=>this.#t.get(et(r.key??""))!==r.name)),o=[];this.#e.forEach((r,i)=>{n.has(r)&&(this.#t.has(e[i])?o.push(r):this.#t.set(e[i],r.name))});for(let r of o){let i=e.find(a=>!this.#t.has(a));i!==void 0&&this.#t.set(i,r.name)}}#i(e){let n=this.#r.get(e);if(n!==void 0)return n;let o=[],r=[];this.#n.forEach((a,u)=>{e===""||a[0]?.startsWith(e)?o.push(u):a.some(_=>_.startsWith(e))&&r.push(u)});let i=[...o,...r];return this.#r.set(e,i),i}#a(e,n=""){let o={rank:Number.POSITIVE_INFINITY,prefix:""};for(let r of this.#n[e])if(r.startsWith(n))for(let i=Math.max(1,n.length);i<=r.length;i++){let a=r.slice(0,i),u=this.#i(a).indexOf(e);if(u<o.rank&&(o={rank:u,prefix:a}),u<9)return this.#l(a,u,n)}return o.prefix!==""?this.#l(o.prefix,o.rank,n):this.#l("",e,n)}#l(e,n,o){let r=o===""&&(e===""||this.#t.has(e[0]))?"/":"",i="0".repeat(Math.floor(n/9));return`${r}${e}${i}${n%9+1}`}};function Li({view:t}){let{classes:e,multilabel:n}=t.store.state,o=t.shortcuts.value.singleKey,r=n.value,i=r?"choose that label, or drop it":"choose that label",a=e.value.some(_=>_.key!==null),u=[o?[a?"key on the button":"1 – 9",i]:["letters, digit",`find a label, ${r?"choose or drop it":"choose it"}; e.g. t then 1`],...o?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...r?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",o?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],...o&&t.shortcuts.value.classOfKey("n")===void 0?[["n","write a note on the example"]]:[],["+","add a class"],["?","these keys"],["Esc","close, then leave the desk"]];return c("section",{class:"panel help","aria-label":"keys",children:[c("dl",{children:u.map(([_,g])=>c("div",{children:[c("dt",{children:c("kbd",{children:_})}),c("dd",{children:g})]},_))}),c("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function pn(t){let e=Re(null);return Xe(()=>e.current?.focus(),[]),c("form",{class:t.panel,onSubmit:n=>{n.preventDefault();let o=e.current?.getRootNode()?.host;t.submit(e.current?.value??""),t.view.panel.peek()!==t.panel&&o?.focus({preventScroll:!0})},children:c("input",{ref:e,...t.children})})}function Oi({view:t}){return t.panel.value!=="note"?null:c(pn,{view:t,panel:"note",submit:e=>t.writeNote(e),children:{"data-al":"note-input","aria-label":"note on this example",placeholder:"a note on this example, then Enter; empty removes it",maxLength:1e4,defaultValue:t.store.state.note.peek()}})}function Ni({view:t}){return c(ke,{hook:"note",pressed:t.panel.value==="note",press:()=>t.togglePanel("note"),children:[c("span",{"aria-hidden":"true",children:"✎"})," note"]})}function Pi({view:t}){let{store:e}=t,n=e.state.status.value?.notice??null,o=t.problem.value;return c("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[o!==null&&c("p",{class:"notice warning",children:[c("span",{children:o}),c(Mi,{press:()=>t.dismissProblem()})]}),e.state.refusals.value.map(r=>c("p",{class:"notice error","data-al":"refusal",children:[c("span",{children:r.text}),c(Mi,{press:()=>e.dismissRefusal(r.id)})]},r.id)),n!==null&&c("p",{class:`notice ${n.level} ${n.action===null?"":"offer"}`,"data-al":"notice",children:[c("span",{children:n.text}),n.action==="restore"&&c(Dl,{store:e})]})]})}function Dl({store:t}){let{connected:e,restoring:n}=t.state;return c("button",{type:"button",class:"action","data-al":"restore-store",disabled:!e.value||n.value,onClick:()=>t.restoreStore(),children:n.value?"Writing …":"Write the labels to the file again"})}function Mi({press:t}){return c("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function Di({store:t}){if(t.state.connected.value)return null;let e=t.state.pending.value,n="Restart the kernel and run the cell again",o=`The kernel stopped. Everything is saved. ${n} to go on.`;return t.state.status.value?.store===null?o=`The kernel stopped, and with it went the labels, which were kept in memory only. ${n} to start anew; pass store= to keep them.`:e===1?o=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(o=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),c("p",{class:"banner",role:"alert","data-al":"kernel",children:o})}function Ii({store:t}){let e=t.state.status.value,n=t.state.totals.value,o=t.state.labelsPerMinute.value,r=n?.labels??0,i=e?.budget??(n===null?null:n.labels+n.left),a=i===null||i<=0?0:Math.min(1,r/i),u=[];n===null?u.push("connecting to the kernel…"):u.push(i===null?te(r,"label"):`${r} of ${te(i,"label")}`),o!==null&&u.push(`${o} a minute`),e!==null&&e.cost!==null&&n!==null&&u.push(Vr(e.cost*r));let _=e?.version??0,g=_>0?`model ${_} on ${te(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:p,share:y}=e.busy;g+=`, ${p}${y===null?"…":` ${ie(y)}`}`}return e!==null&&u.push(g),c("div",{class:"progress","data-al":"progress","data-labels":r,"data-version":_,children:[c("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":i??0,"aria-valuenow":r,children:c("div",{class:"bar-done",style:{transform:`scaleX(${a})`}})}),c("div",{class:"line",title:u.join(" · "),children:u.join(" · ")})]})}var Il=.2;function zl(t){let e=t.filter(([,r])=>r>.5).map(([r,i])=>`${r} (${ie(i)})`),[n,o]=t.reduce((r,i)=>Math.abs(i[1]-.5)<Math.abs(r[1]-.5)?i:r);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${ie(o)}).`}function Fl(t,e){let[n,o]=t;if(n===void 0)return"Chosen to cover the pool; no model yet.";if(e)return zl(t);if(o===void 0)return`The model's best guess is ${n[0]} (${ie(n[1])}).`;let[r,i]=[n,o].map(([a,u])=>`${a} (${ie(u)})`);return n[1]-o[1]<Il?`The model hesitates between ${r} and ${i}.`:`The model's best guess is ${r}, then ${i}.`}function zi({view:t}){if(!t.showsReason.value)return null;let{card:e,multilabel:n}=t.store.state,o=e.value;return c("p",{class:"why quiet","data-al":"reason",children:o===null?"":Fl(o.card.top,n.value)})}var Ul=160,Fi=({card:t})=>Ei(t).slice(0,Ul),Ui=({value:t})=>{if(t===null)return"skipped";let e=[t].flat();return e.length===0?"none of these":e.join(", ")};function Hi({view:t}){t.store.state.historyRevision.value;let e=t.store.latestDecisions();return c("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&c("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>c("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.reset()},children:[c("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:Ui(n)}),c("span",{class:"words",dir:"auto",children:Fi(n)})]},n.card.key))]})}function $i({view:t}){let{card:e,multilabel:n,recentLabels:o}=t.store.state,r=o.value;return e.value?.origin==="review"?c("div",{class:"last line","data-al":"reviewing",children:c("span",{class:"quiet",children:n.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):c("div",{class:"last line","data-al":"last",children:[c("span",{class:"quiet",children:"last:"}),r.length===0&&c("span",{class:"quiet",children:"nothing yet"}),r.map(i=>c("button",{type:"button","data-key":i.card.key,title:`review: ${Fi(i)}`,dir:"auto",onClick:()=>{t.store.review(i)&&t.reset()},children:c("span",{class:"name",children:Ui(i)})},i.card.key))]})}var Hl={audit:"random audit label",stratified:"stratified audit label",test:"test example"};function $l(t,e){let[n="",o]=e.split(" and ");return`from ${te(t,Hl[n]??"label")}${o===void 0?"":" and the model"}`}function Ki({store:t}){let e=t.state.population.value;return c("section",{class:"panel shares","aria-label":"share of each class in the pool","aria-live":"polite","data-al":"population",children:[e===null&&c("p",{class:"quiet",children:"Working out the share of each class in the pool…"}),e?.why&&c("p",{children:e.why}),e!==null&&e.why===null&&c(ee,{children:[c("p",{class:"quiet",children:["share of each class in the whole pool, 95 % intervals, ",$l(e.n,e.method)]}),c("dl",{children:e.shares.map(([n,o,r,i])=>c("div",{"data-class":n,children:[c("dt",{dir:"auto",children:n}),c("dd",{children:[c("span",{class:"track","aria-hidden":"true",children:[c("span",{class:"range",style:{insetInlineStart:`${100*r}%`,inlineSize:`${100*(i-r)}%`}}),c("span",{class:"mark",style:{insetInlineStart:`${100*o}%`}})]}),c("span",{class:"figure",children:[ie(o)," [",ie(r),", ",ie(i),"]"]})]})]},n))})]})]})}function qi({view:t}){let{store:e}=t,n=t.panel.value;return c("div",{class:"tools",children:[c("button",{type:"button","data-al":"undo","aria-disabled":!e.state.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[c("span",{"aria-hidden":"true",children:"↶"})," undo"]}),c("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[c("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),c(ke,{hook:"review",pressed:n==="review",press:()=>t.togglePanel("review"),children:"review"}),c(ke,{hook:"why",pressed:t.showsReason.value,press:()=>t.toggleReason(),children:"why"}),c(ke,{hook:"suggest",pressed:t.suggests.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?c(ql,{view:t}):c("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.togglePanel("add"),children:[c("span",{"aria-hidden":"true",children:"+"})," class"]}),c(ke,{hook:"help",pressed:n==="help",press:()=>t.togglePanel("help"),children:[c("span",{"aria-hidden":"true",children:"?"})," keys"]}),c(Kl,{store:e})]})}function Kl({store:t}){let e=t.state.pending.value;return c("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function ql({view:t}){return c(pn,{view:t,panel:"add",submit:e=>t.addClass(e),children:{"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200}})}function Bi({view:t}){let{store:e}=t;return c(Bl,{view:t,children:[c(Ii,{store:e}),c("div",{class:"stage",children:[c(Ti,{store:e}),c(jl,{view:t}),c(Di,{store:e})]}),c(Ci,{view:t}),c(Ri,{view:t}),c(Ai,{view:t}),c(xi,{view:t}),c(qi,{view:t}),c(zi,{view:t}),c("div",{class:"looking-back",children:[c($i,{view:t}),c(Ni,{view:t})]}),c(Oi,{view:t}),c(Xr,{view:t}),c(Pi,{view:t})]})}function Bl({view:t,children:e}){let{connected:n,status:o}=t.store.state;return c("section",{class:n.value?"desk":"desk frozen","data-al":"desk","data-phase":o.value?.phase??"seed","aria-label":"labeling desk",children:e})}function jl({view:t}){let e=t.panel.value;return e==="review"?c(Hi,{view:t}):e==="shares"?c(Ki,{store:t.store}):e==="help"?c(Li,{view:t}):null}var Yl={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]},ji={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),Enter:t=>{t.filter.peek().open?Vi(t,1):t.store.state.multilabel.peek()&&t.confirm()}};function Gi(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||Wi(t))return;Yi(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){Jl(t,e,n);return}if(t.stopPropagation(),Wi(t))return;if(Ql(t)){t.repeat&&t.preventDefault();return}let o=Yl[t.key];if(o!==void 0){t.preventDefault(),n.scroll(...o);return}if(t.key.length>1&&!(t.key in ji))return;t.preventDefault();let r=ji[t.key];if(t.key==="Backspace"&&e.filter.peek().open)Zl(e);else{if(t.repeat)return;r!==void 0?r(e):Xl(t.key,e)}}function Xl(t,e){let n=e.filter.peek(),o=e.shortcuts.peek();if(!n.open){let r=o.classOfKey(t);if(r!==void 0){e.press(r);return}}if(t==="?")e.togglePanel("help");else if(t==="+")e.togglePanel("add");else{if(e.store.state.card.peek()===null)return;if(o.singleKey)et(t)==="n"&&e.togglePanel("note");else if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let r=Math.ceil(o.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<r?n.page+1:0})}else/^[1-9]$/.test(t)?Vi(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function Vi(t,e){let n=t.filter.peek(),o=t.shortcuts.peek(),r;n.open?r=o.classOfDigit(n,e):o.singleKey||(r=t.suggestions.peek()[e-1]?.[0]),r!==void 0&&t.press(r)}function Zl(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:He}function Jl(t,e,n){if(e.filter.peek().open)e.filter.value=He;else if(e.panel.peek()!=="none")e.panel.value="none",n.focusDesk();else{n.leaveDesk();return}Yi(t)}function Yi(t){t.preventDefault(),t.stopPropagation()}var Xi=t=>t.composedPath()[0],Wi=t=>{let e=Xi(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement};function Ql(t){let e=Xi(t);return t.key==="Enter"&&e instanceof HTMLAnchorElement?!0:t.key!=="Enter"&&t.key!==" "?!1:e instanceof HTMLButtonElement||e?.localName==="summary"}var Zi={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};var Ji=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
:host {
  --page: var(--jp-layout-color1, #fff);
  --sunk: var(--jp-layout-color2, #f3f3f3);
  --rim: var(--jp-border-color2, #dadada);
  --rim-strong: var(--jp-border-color1, #bdbdbd);
  --ink: var(--jp-ui-font-color1, #1f1f1f);
  --quiet: var(--jp-ui-font-color2, #616161);
  --brand: var(--jp-brand-color1, #1976d2);
  --warn: var(--jp-warn-color1, #b26a00);
  --bad: var(--jp-error-color1, #c62828);
  --ui: var(--jp-ui-font-size1, 13px);
  --read: calc(var(--ui) * 1.25);
  --radius: 6px;
  display: block;
  min-inline-size: 0;
  outline: none;
  container-type: inline-size;
}

@media (prefers-color-scheme: dark) {
  :host {
    --page: var(--jp-layout-color1, #1e1e1e);
    --sunk: var(--jp-layout-color2, #2b2b2b);
    --rim: var(--jp-border-color2, #454545);
    --rim-strong: var(--jp-border-color1, #616161);
    --ink: var(--jp-ui-font-color1, #e6e6e6);
    --quiet: var(--jp-ui-font-color2, #a8a8a8);
    --brand: var(--jp-brand-color1, #64b5f6);
    --warn: var(--jp-warn-color1, #ffb74d);
    --bad: var(--jp-error-color1, #ef9a9a);
  }
}

* {
  box-sizing: border-box;
}

p,
dl,
dd {
  margin: 0;
}

.desk {
  display: flex;
  flex-direction: column;
  gap: 10px;
  padding: 12px;
  border: 1px solid var(--rim);
  border-radius: calc(var(--radius) + 3px);
  background: var(--page);
  color: var(--ink);
  font: var(--ui) / 1.5 var(--jp-ui-font-family, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
}

/* The frame shows whether the desk has the focus, and with it the keys. */
:host(:focus-within) .desk,
:host(:focus) .desk {
  border-color: var(--brand);
  box-shadow: 0 0 0 1px var(--brand);
}

.quiet {
  color: var(--quiet);
}

.line {
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
}

/* progress */

.progress {
  display: grid;
  grid-template-columns: minmax(80px, 1fr) auto;
  align-items: center;
  gap: 12px;
}

.progress .line {
  color: var(--quiet);
  min-inline-size: 0;
}

.bar {
  block-size: 6px;
  border-radius: 3px;
  background: var(--sunk);
  box-shadow: inset 0 0 0 1px var(--rim);
  overflow: hidden;
}

.bar-done {
  block-size: 100%;
  background: var(--brand);
  transform-origin: left;
  /* A transition of the width would need a new layout in every frame. */
  transition: transform 0.2s ease-out;
}

/* the example: its height is fixed, so that the labels below never move; the reader may pull it taller */

.stage {
  position: relative;
  display: flex;
  /* A new card then causes no new layout of the notebook around it. */
  contain: layout paint;
  block-size: 15rem;
  min-block-size: 8rem;
  resize: vertical;
  overflow: hidden;
  border: 1px solid var(--rim-strong);
  border-radius: var(--radius);
}

.card {
  flex: 1;
  min-inline-size: 0;
  padding: 16px 20px;
  overflow: auto;
  overscroll-behavior: contain;
  font-family: var(--jp-content-font-family, system-ui, sans-serif);
  font-size: var(--read);
  line-height: 1.6;
}

.card[data-origin="review"] {
  box-shadow: inset 4px 0 0 var(--brand);
}

.text {
  max-inline-size: 78ch;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

.row {
  border-collapse: collapse;
  inline-size: 100%;
}

.text + .row {
  margin-block-start: 16px;
  border-block-start: 1px solid var(--rim);
}

.row th,
.row td {
  padding: 4px 0;
  border-block-end: 1px solid var(--rim);
  text-align: start;
  vertical-align: top;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

.row th {
  inline-size: 25%;
  overflow-wrap: break-word;
  padding-inline-end: 16px;
  color: var(--quiet);
  font-weight: normal;
}

.row tr:last-child > * {
  border-block-end: 0;
}

/* an HTML example: prose in the type and colours of the desk; nothing in it is wider than the card */

.html {
  max-inline-size: 78ch;
  overflow-wrap: anywhere;
}

.html :is(p, ul, ol, dl, pre, blockquote, table, figure, details, h1, h2, h3, h4, h5, h6) {
  margin-block: 0 0.6em;
  margin-inline: 0;
}

.html > :last-child {
  margin-block-end: 0;
}

.html :is(h1, h2, h3, h4, h5, h6) {
  font-size: 1em;
  font-weight: bold;
}

.html :is(ul, ol) {
  padding-inline-start: 1.6em;
}

.html a {
  color: var(--brand);
}

.html img {
  max-inline-size: 100%;
  block-size: auto;
}

.html :is(code, kbd, pre, samp, tt) {
  font-family: var(--jp-code-font-family, monospace);
  font-size: 0.9em;
}

.html :is(code, kbd) {
  padding-inline: 0.25em;
  border-radius: 3px;
  background: var(--sunk);
  color: inherit;
}

.html pre {
  padding: 8px 12px;
  border-radius: var(--radius);
  background: var(--sunk);
  overflow-x: auto;
  overflow-wrap: normal;
}

.html pre code {
  padding: 0;
  font-size: 1em;
}

.html blockquote {
  padding-inline-start: 12px;
  border-inline-start: 3px solid var(--rim);
  color: var(--quiet);
}

.html table {
  display: block;
  max-inline-size: 100%;
  overflow-x: auto;
  overflow-wrap: normal;
  border-collapse: collapse;
}

.html :is(th, td) {
  padding: 4px 10px;
  border: 1px solid var(--rim);
  vertical-align: top;
}

.html th {
  background: var(--sunk);
}

.html th:not([align]) {
  text-align: start;
}

.html mark {
  background: var(--warn);
  color: var(--page);
}

.html hr {
  border: 0;
  border-block-start: 1px solid var(--rim);
}

.empty {
  display: grid;
  align-content: center;
  justify-items: center;
  gap: 4px;
  text-align: center;
}

.empty .quiet {
  font-size: var(--ui);
  min-block-size: 1.6em;
}

.frozen .card,
.frozen .choices,
.frozen .done,
.frozen .suggestions {
  opacity: 0.45;
}

.banner {
  position: absolute;
  inset: auto 0 0;
  padding: 10px 16px;
  border-block-start: 2px solid var(--bad);
  background: var(--page);
  color: var(--ink);
}

.panel {
  position: absolute;
  inset: 0;
  padding: 8px;
  overflow: auto;
  background: var(--page);
}

.help dl {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
  gap: 6px 24px;
  padding: 8px;
}

.help dl > div {
  display: grid;
  grid-template-columns: 120px 1fr;
  gap: 10px;
}

.help p {
  padding: 4px 8px;
}

/* buttons */

button {
  margin: 0;
  font: inherit;
  color: inherit;
  cursor: pointer;
}

button:focus-visible,
input:focus-visible {
  outline: 2px solid var(--brand);
  outline-offset: 1px;
}

kbd {
  font: inherit;
  color: var(--quiet);
}

.choices {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
  gap: 8px;
}

.choices.many {
  grid-template-columns: repeat(auto-fill, minmax(min(150px, 47%), 1fr));
  gap: 4px;
  max-block-size: 30rem;
  overflow-y: auto;
  padding: 2px;
  margin: -2px;
}

.choice {
  display: flex;
  align-items: center;
  gap: 8px;
  min-inline-size: 0;
  min-block-size: 38px;
  padding: 4px 10px;
  border: 1px solid var(--rim-strong);
  border-radius: var(--radius);
  background: var(--page);
  text-align: start;
}

.many .choice,
.suggestions .choice {
  min-block-size: 28px;
  gap: 6px;
  padding: 2px 6px;
  border-color: var(--rim);
}

.choice:hover {
  border-color: var(--brand);
  background: var(--sunk);
}

.choice:active {
  background: var(--rim);
}

.choice kbd {
  flex: none;
  min-inline-size: 1.7em;
  padding: 0 0.35em;
  border: 1px solid var(--rim);
  border-radius: 4px;
  background: var(--sunk);
  text-align: center;
  line-height: 1.45;
}

.choice kbd:empty {
  visibility: hidden;
}

/* Without the focus the keys do nothing, so they are drawn faintly. */
:host(:focus-within) .choice kbd,
:host(:focus) .choice kbd {
  border-color: var(--rim-strong);
  color: var(--ink);
}

.choice .name {
  flex: 1;
  min-inline-size: 0;
  overflow: hidden;
  overflow-wrap: anywhere;
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
}

.many .choice .name,
.suggestions .choice .name {
  -webkit-line-clamp: 1;
  overflow-wrap: normal;
  word-break: break-all;
}

.choice .likely {
  flex: none;
  color: var(--quiet);
}

.choice .mark {
  flex: none;
  color: var(--brand);
}

.choice[aria-pressed="true"] {
  border-color: var(--brand);
  box-shadow: inset 0 0 0 1px var(--brand);
}

.choice.done {
  inline-size: 100%;
  border-color: var(--brand);
}

.choice.dim {
  opacity: 0.35;
}

.filter {
  display: flex;
  align-items: center;
  gap: 10px;
  block-size: 1.7em;
  white-space: nowrap;
  overflow: hidden;
}

.typed {
  flex: none;
  min-inline-size: 7em;
  padding: 0 6px;
  border-block-end: 2px solid var(--brand);
  line-height: 1.5;
  min-block-size: 1.6em;
}

.typed.idle {
  border-block-end-color: var(--rim);
}

.suggestions {
  display: grid;
  grid-template-columns: repeat(5, minmax(0, 1fr));
  align-items: center;
  gap: 4px;
  min-block-size: 28px;
  padding-block-end: 8px;
  border-block-end: 1px solid var(--rim);
}

.suggestions > .quiet {
  grid-column: 1 / -1;
}

.shares dl > div {
  display: grid;
  grid-template-columns: minmax(6em, 1fr) 2fr;
  gap: 8px;
}

.shares dt {
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.shares dd {
  display: flex;
  align-items: center;
  gap: 8px;
  margin: 0;
}

.shares .track {
  position: relative;
  flex: 1;
  block-size: 0.6em;
  background: var(--sunk);
}

.shares .range,
.shares .mark {
  position: absolute;
  inset-block: 0;
}

.shares .range {
  background: var(--rim-strong);
}

.shares .mark {
  inline-size: 2px;
  background: var(--ink);
}

.shares .figure {
  min-inline-size: 10em;
  font-variant-numeric: tabular-nums;
}

/* tools */

.tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 2px;
  margin-inline: -6px;
}

.tools button,
.looking-back > button,
.measured > button,
.last button,
.notice button {
  padding: 2px 6px;
  border: 1px solid transparent;
  border-radius: 4px;
  background: transparent;
  color: var(--quiet);
}

.tools button:hover,
.looking-back > button:hover,
.measured > button:hover,
.last button:hover,
.notice button:hover {
  background: var(--sunk);
  color: var(--ink);
}

.advice button.action {
  margin-inline-start: 8px;
  border: 1px solid transparent;
  border-radius: 4px;
  font: inherit;
}

.advice button.action,
.notice button.action {
  flex: none;
  padding: 2px 10px;
  border-color: var(--rim-strong);
  background: var(--page);
  color: var(--ink);
}

.notice button.action:disabled {
  color: var(--quiet);
  cursor: default;
}

.looking-back > button[aria-pressed="true"],
.measured > button[aria-pressed="true"],
.tools button[aria-pressed="true"] {
  border-color: var(--rim-strong);
  background: var(--sunk);
  color: var(--ink);
}

.tools button[aria-disabled="true"] {
  opacity: 0.45;
}

.saved {
  margin-inline-start: auto;
  min-inline-size: 8.5em;
  padding-inline-end: 6px;
  text-align: end;
  color: var(--quiet);
}

.saved.open {
  color: var(--warn);
}

.note input {
  inline-size: 100%;
}

.card .note {
  margin: 0 0 0.8em;
  border-inline-start: 3px solid var(--rim-strong);
  padding-inline-start: 0.6em;
  color: var(--quiet);
  font-size: var(--ui);
  white-space: pre-wrap;
}

.add input {
  inline-size: 13em;
}

.add input,
.note input {
  box-sizing: border-box;
  padding: 2px 8px;
  border: 1px solid var(--rim-strong);
  border-radius: 4px;
  background: var(--page);
  color: inherit;
  font: inherit;
}

.looking-back,
.measured {
  display: flex;
  align-items: center;
}

.measured > .line,
.looking-back > .last {
  flex: 1;
  min-inline-size: 0;
}

.last {
  display: flex;
  align-items: center;
  block-size: 1.9em;
  color: var(--quiet);
}

.last > .quiet:first-child {
  margin-inline-end: 6px;
}

.last button {
  position: relative;
  flex: none;
  max-inline-size: 16em;
}

.last .name {
  display: block;
  overflow: hidden;
  text-overflow: ellipsis;
}

.last button + button {
  margin-inline-start: 10px;
}

.last button + button::before {
  content: "·";
  position: absolute;
  inset-inline-start: -8px;
}

.past {
  display: grid;
  grid-template-columns: minmax(7em, 24%) 1fr;
  gap: 12px;
  inline-size: 100%;
  padding: 4px 8px;
  border: 0;
  border-radius: 4px;
  background: transparent;
  text-align: start;
}

.past:hover {
  background: var(--sunk);
}

.past .answer,
.past .words {
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
}

.past .words {
  color: var(--quiet);
}

/* accuracy and advice */

.accuracy {
  padding-block-start: 8px;
  border-block-start: 1px solid var(--rim);
}

.accuracy .line {
  color: var(--quiet);
}

.accuracy b {
  color: var(--ink);
}

.notices:empty {
  display: none;
}

.notices {
  display: grid;
  gap: 4px;
}

.notice {
  display: flex;
  align-items: start;
  gap: 8px;
  padding: 4px 10px;
  border-inline-start: 3px solid var(--rim-strong);
  background: var(--sunk);
  overflow-wrap: anywhere;
}

.notice span {
  flex: 1;
}

/* On a narrow desk the offer stands below the sentence. */
.notice.offer {
  flex-wrap: wrap;
}

.notice.offer span {
  flex-basis: 16rem;
}

.notice.warning {
  border-inline-start-color: var(--warn);
}

.notice.error {
  border-inline-start-color: var(--bad);
}

@container (max-width: 640px) {
  .progress {
    grid-template-columns: 1fr;
    gap: 4px;
  }
}

@container (max-width: 480px) {
  .desk {
    padding: 8px;
    gap: 8px;
  }

  /* Always two lines high, so that nothing moves. */
  .progress .line {
    block-size: 3em;
    white-space: normal;
  }

  .card {
    padding: 12px 14px;
  }

  .choices:not(.many) {
    grid-template-columns: 1fr 1fr;
    gap: 6px;
  }

  .suggestions {
    grid-template-columns: 1fr 1fr;
    min-block-size: 92px;
    align-content: start;
  }

  .choices.many {
    max-block-size: 45rem;
  }

  .accuracy .line {
    min-block-size: 3em;
    white-space: normal;
  }

  .past {
    grid-template-columns: 7em 1fr;
  }
}

@media (prefers-reduced-motion: reduce) {
  .bar-done {
    transition: none;
  }
}
`;var tu=5,Qi=t=>`al_widget:${t}:suggest`,hn=class{filter=L(He);panel=L("none");showsReason=L(!1);suggests=L(!1);problem=L(null);shortcuts;hints;suggestions;store;#e;#n=!1;constructor(e,n){this.store=e,this.#e=n;let{card:o,classes:r}=e.state;this.shortcuts=J(()=>new dn(r.value)),this.hints=J(()=>{let i=this.shortcuts.value.hints(this.filter.value);return new Map(r.value.map((a,u)=>[a.name,i[u]]))}),this.suggestions=J(()=>{if(!this.suggests.value)return[];let i=new Set(r.value.map(a=>a.name));return(o.value?.card.top??[]).filter(([a])=>i.has(a)).slice(0,tu)})}readPreferences(e){this.#n||(this.#n=!0,this.suggests.value=this.#e.get(Qi(e))==="on")}press(e){if(this.#t())return;let{multilabel:n}=this.store.state;(n.peek()?this.store.toggle(e):this.store.label(e))&&this.reset()}confirm(){this.#t()||this.store.labelSelected()&&this.reset()}skip(){this.#t()||this.store.skip()&&this.reset()}undo(){this.store.undo(),this.reset()}reset(){this.filter.peek()!==He&&(this.filter.value=He),this.panel.peek()!=="none"&&(this.panel.value="none")}togglePanel(e){this.problem.value=null,this.panel.value=this.panel.peek()===e?"none":e,this.panel.peek()==="shares"&&this.store.askPopulation()}toggleReason(){this.showsReason.value=!this.showsReason.peek()}toggleSuggestions(){this.suggests.value=!this.suggests.peek();let e=this.store.state.status.peek()?.desk;e!==void 0&&this.#e.set(Qi(e),this.suggests.peek()?"on":"off")}writeNote(e){this.store.note(e)&&(this.panel.value="none")}dismissProblem(){this.problem.value=null}addClass(e){let n=this.shortcuts.peek().singleKey;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.shortcuts.peek().singleKey&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}#t(){let e=["help","review","shares"].includes(this.panel.peek());return e&&(this.panel.value="none"),e}};var Eo="data-lm-suppress-shortcuts",nu=40,ou=.9;function es(t,e){let n=new hn(e,Zi),o=new AbortController;t.tabIndex=0,t.setAttribute(Eo,"true");let r=t.shadowRoot??t.attachShadow({mode:"open"}),i=document.createElement("style");i.textContent=Ji;let a=document.createElement("div");r.replaceChildren(i,a),so(c(Bi,{view:n}),a),ru(t,r,n,o.signal),iu(t,r,o.signal);let u=Gr(t,e),_=de(()=>{let g=e.state.status.value?.desk;g!==void 0&&n.readPreferences(g)});return()=>{o.abort(),_(),u(),so(null,a)}}function ru(t,e,n,o){let r={scroll:(u,_)=>{let g=e.querySelector(".panel")??e.querySelector(".card");if(g===null)return;let p={line:nu,page:g.clientHeight*ou,end:g.scrollHeight}[u];g.scrollTop+=p*_},focusDesk:()=>t.focus({preventScroll:!0}),leaveDesk:()=>{e.activeElement?.blur(),t.blur()}},i=u=>{u?t.setAttribute(Eo,"true"):t.removeAttribute(Eo)},a=u=>u.ctrlKey||u.metaKey||u.altKey;t.addEventListener("keydown",u=>i(!a(u)),{signal:o,capture:!0}),t.addEventListener("keyup",u=>i(!a(u)),{signal:o,capture:!0}),t.addEventListener("focusout",()=>i(!0),{signal:o}),t.addEventListener("keydown",u=>Gi(u,n,r),{signal:o})}function iu(t,e,n){e.addEventListener("mousedown",o=>{o.target.closest("button")!==null&&(o.preventDefault(),t.focus({preventScroll:!0}))},{signal:n}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!n.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:n})}function mn(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function ts(t,e=document){let n=mn(e),o=()=>{mn(e)!==n&&(n=!n,t(n))},r=new MutationObserver(o);r.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let i=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return i?.addEventListener?.("change",o),()=>{r.disconnect(),i?.removeEventListener?.("change",o)}}var su=new Set(["dead","restarting","autorestarting","terminating"]),au=12;function lu(){let t=crypto.getRandomValues(new Uint8Array(au));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var uu={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function cu(){try{return window.sessionStorage}catch{return uu}}function du(t){let e=new Vt({client:lu(),send:y=>t.send(y),storage:cu(),now:()=>performance.now(),setTimer:(y,A)=>{let f=setTimeout(y,A);return()=>clearTimeout(f)},dark:mn}),n=y=>e.receive(y),o=()=>e.receiveStatus(t.get("status")),r=()=>{let y=t.comm_live;typeof y=="boolean"?e.setConnected(y):e.connectionChanged()},i=()=>e.setConnected(!1),a=(y,A)=>{su.has(A)&&e.setConnected(!1)},u=y=>{e.undelivered>0&&y.preventDefault()},_=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",o),t.on("comm_live_update",r),t.on("comm:close",i),_?.statusChanged?.connect?.(a),window.addEventListener("beforeunload",u);let g=ts(y=>e.themeChanged(y));o(),e.start();let p=!1;return{store:e,close:()=>{p||(p=!0,t.off("msg:custom",n),t.off("change:status",o),t.off("comm_live_update",r),t.off("comm:close",i),_?.statusChanged?.disconnect?.(a),window.removeEventListener("beforeunload",u),g(),e.close())}}}var jd=()=>{let t=null,e=n=>(t??=du(n),t);return{initialize({model:n,signal:o}){let{close:r}=e(n);return o?.addEventListener("abort",r),r},render({model:n,el:o,signal:r}){let i=es(o,e(n).store);return r?.addEventListener("abort",i),i}}};export{jd as default};
