/* al_widget bundle 5db24c718379089f6227bf8dd1fb57ccf181b4a8270cd0ced41924893af4d265 */
var na=Symbol.for("preact-signals");function Ft(){if(Se>1)Se--;else{var t,e=!1;for((function(){var o=It;for(It=void 0;o!==void 0;){var i=o.S;if(i.v===o.v)for(var a=i.t;a!==void 0;a=a.x)a.i===o.i&&(a.i=i.i);o=o.o}})();dt!==void 0;){var n=dt;for(dt=void 0,Dt++;n!==void 0;){var r=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&lo(n))try{n.c()}catch(o){e||(t=o,e=!0)}n=r}}if(Dt=0,Se--,e)throw t}}function Ee(t){if(Se>0)return t();jn=++ra,Se++;try{return t()}finally{Ft()}}var ct,O=void 0;function ft(t){var e=O,n=ct;O=void 0,ct=void 0;try{return t()}finally{O=e,ct=n}}var dt=void 0,Se=0,Dt=0,ra=0,jn=0,It=void 0,zt=0;function ao(t){if(O!==void 0){var e=t.n;if(e===void 0||e.t!==O)return e={i:0,S:t,p:O.s,n:void 0,t:O,e:void 0,x:void 0,r:e},O.s!==void 0&&(O.s.n=e),O.s=e,t.n=e,32&O.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=O.s,e.n=void 0,O.s.n=e,O.s=e),e}}function W(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}W.prototype.brand=na;W.prototype.h=function(){return!0};W.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:ft(function(){var r;(r=e.W)==null||r.call(e)}))};W.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,r=t.x;n!==void 0&&(n.x=r,t.e=void 0),r!==void 0&&(r.e=n,t.x=void 0),t===this.t&&(this.t=r,r===void 0&&ft(function(){var o;(o=e.Z)==null||o.call(e)}))}};W.prototype.subscribe=function(t){var e=this;return fe(function(){var n=e.value;ft(function(){return t(n)})},{name:"sub"})};W.prototype.valueOf=function(){return this.value};W.prototype.toString=function(){return this.value+""};W.prototype.toJSON=function(){return this.value};W.prototype.peek=function(){var t=this;return ft(function(){return t.value})};Object.defineProperty(W.prototype,"value",{get:function(){var t=ao(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(Dt>100)throw new Error("Cycle detected");(function(n){Se!==0&&Dt===0&&n.l!==jn&&(n.l=jn,It={S:n,v:n.v,i:n.i,o:It})})(this),this.v=t,this.i++,zt++,Se++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{Ft()}}}});function C(t,e){return new W(t,e)}function lo(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function uo(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function co(t){for(var e=t.s,n=void 0;e!==void 0;){var r=e.p;e.i===-1?(e.S.U(e),r!==void 0&&(r.n=e.n),e.n!==void 0&&(e.n.p=r)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=r}t.s=n}function Fe(t,e){W.call(this,void 0,e),this.x=t,this.s=void 0,this.g=zt-1,this.f=4}Fe.prototype=new W;Fe.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===zt))return!0;if(this.g=zt,this.f|=1,this.i>0&&!lo(this))return this.f&=-2,!0;var t=O;try{uo(this),O=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return O=t,co(this),this.f&=-2,!0};Fe.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}W.prototype.S.call(this,t)};Fe.prototype.U=function(t){if(this.t!==void 0&&(W.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};Fe.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(Fe.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=ao(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function V(t,e){return new Fe(t,e)}function fo(t){var e=t.j;if(t.j=void 0,typeof e=="function"){Se++;var n=O;O=void 0;try{e()}catch(r){throw t.f&=-2,t.f|=8,Gn(t),r}finally{O=n,Ft()}}}function Gn(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,fo(t)}function oa(t){if(O!==this)throw new Error("Out-of-order effect");co(this),O=t,this.f&=-2;try{8&this.f&&Gn(this)}finally{Ft()}}function Xe(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,ct&&ct.push(this)}Xe.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};Xe.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,fo(this),uo(this),Se++;var t=O;return O=this,oa.bind(this,t)};Xe.prototype.N=function(){2&this.f||(this.f|=2,this.u=dt,dt=this)};Xe.prototype.d=function(){this.f|=8,1&this.f||Gn(this)};Xe.prototype.dispose=function(){this.d()};function fe(t,e){var n=new Xe(t,e);try{n.c()}catch(o){throw n.d(),o}var r=n.d.bind(n);return r[Symbol.dispose]=r,r}var ia=["__proto__","constructor","prototype"],ve=t=>typeof t=="object"&&t!==null&&!Array.isArray(t)&&!ia.some(e=>Object.hasOwn(t,e)),Ht=(t,e)=>typeof t=="string"&&t.length<=e,Yn=t=>Ht(t,1e8),N=t=>Ht(t,1e4),Ut=t=>Ht(t,64)&&t!=="",$t=t=>typeof t=="number"&&Number.isFinite(t),te=t=>Number.isSafeInteger(t)&&t>=0,_e=(t,e)=>Array.isArray(t)&&t.length<=1e5&&t.every(e),Xn=t=>_e(t,N),Jn=t=>e=>Array.isArray(e)&&e.length===2&&N(e[0])&&t(e[1]),sa=t=>_e(t,Jn($t)),mo=t=>_e(t,aa),aa=t=>Array.isArray(t)&&t.length===2&&t.every(Yn),Zn=(t,e)=>$t(t)?t:e,Ue=(t,e)=>te(t)?t:e,po={text:{text:Yn},row:{fields:mo},html:{html:Yn}},la=["seed","ready","training","done","failed"],ua=["error","warning","info"],Qn=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),er=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(r=>({seq:r.seq,do:r.do,key:r.key,value:r.value,ms:r.ms}))}),go=(t,e,n)=>({kind:"recall",client:t,before:e,n}),_o=t=>({kind:"theme",dark:t}),vo=t=>({kind:"restore",client:t}),yo=(t,e)=>({kind:"measure",client:t,n:e}),bo=t=>({kind:"counts",client:t}),ko=t=>({kind:"population",client:t}),wo=t=>/^c-[0-9A-Za-z-]{1,62}$/.test(t),Te=t=>ve(t)&&N(t.from)&&N(t.to),tr=t=>N(t)||Xn(t);function So(t){if(!ve(t)||!N(t.key)||!N(t.name)||typeof t.again!="boolean"||!sa(t.top)||t.note!==void 0&&!N(t.note)||t.fields!==void 0&&!mo(t.fields)||!N(t.kind)||!Object.hasOwn(po,t.kind))return!1;let e=po[t.kind];return Object.entries(e).every(([n,r])=>r(t[n]))}var ca=t=>ve(t)&&te(t.seq)&&N(t.why),da=t=>!ve(t)||!te(t.at)?!1:t.do==="rename"?fa(t.value)&&t.card===null:(t.do==="label"||t.do==="skip")&&(t.value===null||tr(t.value))&&So(t.card),fa=t=>Te(t)&&typeof t.merged=="boolean",pa=t=>Array.isArray(t)&&t.length===4&&N(t[0])&&t.slice(1).every($t),ho={ack:{client:Ut,upto:te,refused:t=>_e(t,ca),done:Xn,open:Xn,labels:te,left:te},batch:{rev:te,version:te,append:t=>typeof t=="boolean",cards:t=>_e(t,So)},past:{client:Ut,more:t=>typeof t=="boolean",items:t=>_e(t,da)},counts:{client:Ut,counts:t=>_e(t,Jn(te))},population:{client:Ut,why:t=>t===null||N(t),n:te,method:N,shares:t=>_e(t,pa)}};function Eo(t){if(!ve(t)||!N(t.kind)||!Object.hasOwn(ho,t.kind))return null;let e=ho[t.kind];return Object.entries(e).every(([r,o])=>o(t[r]))?t:null}function ha(t){return!ve(t)||!N(t.what)?null:{what:t.what,share:Zn(t.share,null),left:Ue(t.left,null)}}function To(t){if(!ve(t)||!te(t.rev)||!Ht(t.desk,64)||!N(t.phase)||!la.includes(t.phase)||!_e(t.classes,ma))return null;let{accuracy:e,notice:n}=t;return{rev:t.rev,protocol:Ue(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(({name:r,key:o})=>({name:r,key:ga(o)?o:null})),renamed:_e(t.renamed,Jn(N))?t.renamed.map(([r,o])=>[r,o]):[],version:Ue(t.version,0),trained:Ue(t.trained,0),busy:ha(t.busy),accuracy:_a(e)?e:null,target:Zn(t.target,null),budget:Ue(t.budget,null),cost:Zn(t.cost,null),advice:N(t.advice)?t.advice:"",features:N(t.features)?t.features:"",measure:Ue(t.measure,null),measuring:Ue(t.measuring,0),notice:ve(n)&&N(n.text)?va(n,n.text):null,store:N(t.store)?t.store:null}}var ma=t=>ve(t)&&N(t.name),ga=t=>N(t)&&[...t].length===1,_a=t=>ve(t)&&[t.value,t.low,t.high,t.n].every($t)&&N(t.method),va=({level:t,action:e},n)=>({level:N(t)&&ua.includes(t)?t:"info",text:n,action:e==="restore"?e:null});function Ro(t,e){let{classes:n,former:r}=t,o=d=>n.findIndex(g=>g.name===d);if(e.do==="class")return o(e.name)>=0?t:{classes:[...n,{name:e.name,key:null}],former:Co(r,e.name)};let{from:i,to:a}=e;if(e.do==="rename")return o(i)<0?t:{classes:xo(n,o(i),a),former:Ao(r,i,a)};if(o(i)>=0||o(a)<0)return t;if(!e.merged)return{classes:xo(n,o(a),i),former:Ao(r,a,i)};let l=[...n];return l.splice(e.place??n.length,0,{name:i,key:null}),{classes:l,former:Co(r,i)}}function xo(t,e,n){let{key:r}=t[e];return t.some(o=>o.name===n)?t.filter((o,i)=>i!==e).map(o=>o.name===n?{name:n,key:o.key??r}:o):t.with(e,{name:n,key:r})}function Ao(t,e,n){let r=new Map([...t].map(([o,i])=>[o,i===e?n:i]));return r.delete(n),r.set(e,n)}function Co(t,e){let n=new Map(t);return n.delete(e),n}function Ze(t,e){let n=r=>e.get(r)??r;return typeof t=="string"?n(t):[...new Set(t.map(n))]}function nr(t,e){let n=new Map;for(let[r,o]of t){let i=e.get(r)??r;n.set(i,(n.get(i)??0)+o)}return[...n]}function qt(t,e){return t.some(([n])=>e.has(n))?nr(t,e).map(([n,r])=>[n,Math.min(1,r)]).sort((n,r)=>r[1]-n[1]):t}var Lo=2e3,ya=2e4,ba=200,No=(t,e)=>t.seq-e.seq,pt=class{client;#e;#n;#t=Lo;#r=0;#o=0;#s=0;constructor(e,n){this.client=e,this.#e=n?[...n.events].sort(No):[],this.#n=(this.#e.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#e}get base(){return this.#e[0]?.seq??this.#n}get unacknowledged(){return{base:this.base,events:this.#e}}add(e,n){this.#e.length===0&&(this.#r=n);let r={seq:this.#n++,...e};return this.#e.push(r),er(this.client,this.base,[r])}merge(e){for(let n of[...e.events].sort(No))n.seq<this.#n||(this.#e.push(n),this.#n=n.seq+1)}acknowledge(e,n){let r=this.#e.findIndex(a=>a.seq>e),o=this.#e.splice(0,r===-1?this.#e.length:r);if(o.length===0)return{acknowledged:o,nextPart:null};this.#t=Lo,this.#r=n;let i=this.base>this.#o&&this.base<=this.#s;return{acknowledged:o,nextPart:i?this.#i():null}}get resendAt(){return this.#e.length===0?null:this.#r+this.#t}resendIfDue(e){return this.resendAt===null||e<this.resendAt?null:(this.#t=Math.min(this.#t*2,ya),this.resend(e))}resend(e){return this.#e.length===0?null:(this.#r=e,this.#s=this.#e.at(-1).seq,this.#i())}#i(){let e=this.#e.slice(0,ba);return this.#o=e.at(-1).seq,er(this.client,this.base,e)}};var rr=t=>`al_widget:${t}`;function ka(t){let e=t;return typeof e=="object"&&e!==null&&te(e.seq)&&["label","skip","undo","class","rename","note"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||tr(e.value)||Te(e.value))&&te(e.ms)}var Kt=class{#e;#n=!1;constructor(e){this.#e=e}get failed(){return this.#n}read(e){try{let n=JSON.parse(this.#e.getItem(rr(e))??"{}");if(typeof n!="object"||n===null)return{};let r=Object.entries(n).filter(([o,i])=>wo(o)&&te(i?.base)&&Array.isArray(i?.events)&&i.events.every(ka));return Object.fromEntries(r)}catch{return{}}}write(e,n,r){let o=this.read(e);if(r.events.length>0)o[n]=r;else if(n in o)delete o[n];else return;this.#t(e,o)}removeAcknowledged(e,n,r){let o=this.read(e),i=o[n];if(i===void 0)return;let a=i.events.filter(l=>l.seq>r);a.length>0?o[n]={base:a[0].seq,events:a}:delete o[n],this.#t(e,o)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(rr(e),JSON.stringify(n)):this.#e.removeItem(rr(e))}catch{this.#n=!0}}};var Bt=class{#e;#n;#t;#r=new Map;#o;#s=null;#i=null;#a=!1;constructor(e,n,r,o){this.#e=r,this.#n=o,this.#t=new pt(e),this.#o=new Kt(n)}get pending(){return this.#l.reduce((e,n)=>e+n.pending.length,0)}get undelivered(){return this.#s===null||this.#o.failed?this.#t.pending.length:this.#o.read(this.#s)[this.#t.client]?.events.length??0}get hasInherited(){return this.#r.size>0}enqueue(e){return this.#t.add(e,this.#e.now())}persist(){this.#s!==null&&this.#o.write(this.#s,this.#t.client,this.#t.unacknowledged)}send(e){this.#n(e),this.#u()}pendingOn(e){for(let n of this.#l){let r=n.pending.findLast(({do:o,key:i})=>i===e&&o!=="note");if(r!==void 0)return r}}isUndoing({from:e,to:n}){return this.#l.some(({pending:r})=>r.some(({do:o,value:i})=>o==="undo"&&Te(i)&&i.from===e&&i.to===n))}openDesk(e){this.#s!==e&&(this.#s=e,this.persist());let n=[];for(let[r,o]of Object.entries(this.#o.read(e)))r!==this.#t.client&&n.push(...this.#h(r,o).map(i=>({client:r,...i})));return this.#u(),n}acknowledge(e){let n=e.client===this.#t.client?this.#t:this.#r.get(e.client);if(n===void 0)return[];let r=e.upto,{acknowledged:o,nextPart:i}=n.acknowledge(r,this.#e.now());return o.length>0&&(n===this.#t?this.persist():this.#s!==null&&this.#o.removeAcknowledged(this.#s,n.client,r),n.pending.length===0&&this.#r.delete(n.client)),i!==null&&this.#n(i),this.#u(),o}resendAll(){for(let e of[...this.#r.values(),this.#t])this.#m(e);this.#u()}close(){this.#a=!0,this.#i?.cancel(),this.#i=null}get#l(){return[this.#t,...this.#r.values()]}#h(e,n){let r=this.#r.get(e);if(r!==void 0&&r.merge(n),r!==void 0||n.events.length===0)return[];let o=new pt(e,n);return this.#r.set(e,o),this.#m(o),o.pending}#m(e){let n=e.resend(this.#e.now());n!==null&&this.#n(n)}#u(){let e=this.#l.map(o=>o.resendAt).filter(o=>o!==null);if(this.#a||e.length===0)return;let n=Math.min(...e);if(this.#i!==null&&this.#i.at<=n)return;this.#i?.cancel();let r=this.#e.setTimer(()=>{this.#i=null;for(let o of this.#l){let i=o.resendIfDue(this.#e.now());i!==null&&this.#n(i)}this.#u()},Math.max(0,n-this.#e.now()));this.#i={at:n,cancel:r}}};var Wt=class{#e;#n;#t=1e3;#r=null;#o=null;#s=!1;constructor(e,n){this.#e=e,this.#n=n}start(){this.#s=!0,this.#t=1e3,this.#o=null,this.#i()}startIfNeeded(){this.#s&&this.#r===null&&this.#n.isNeeded()&&this.start()}answered(){this.#o=null,this.#n.silenceChanged(!1)}close(){this.#r?.(),this.#r=null}#i(){this.close();let e=this.#e.now();this.#o??=e;let n=this.#o+2e4-e;this.#r=this.#e.setTimer(()=>this.#a(),n>0?Math.min(this.#t,n):this.#t),this.#n.sendHello()}#a(){this.#r=null;let e=this.#o;e!==null&&this.#e.now()-e>=2e4&&this.#n.silenceChanged(!0),this.#n.isNeeded()&&(this.#t=Math.min(this.#t*2,15e3),this.#i())}};var Vt=t=>t.do!=="rename";var Oo=(t,e)=>t.from===e.from&&t.to===e.to,jt=class{#e=[];#n=new Set;#t=!0;#r=null;get entries(){return this.#e}get lowestLoaded(){return this.#r}get isShort(){return this.#t&&this.#e.length<8}push(e){this.#e.push({at:null,...e})}pop(){return this.#e.pop()}answerOf(e){let n=this.#e.findLast(r=>r.card?.key===e);return n!==void 0&&Vt(n)?n.value:null}remove(e){this.#o(n=>n.card?.key===e)}removeRenaming(e){this.#o(n=>!Vt(n)&&Oo(n.value,e))}newest(e,n){let r=new Map;for(let o=this.#e.length-1;o>=0&&r.size<e;o--){let i=this.#e[o];Vt(i)&&n(i)&&!r.has(i.card.key)&&r.set(i.card.key,i)}return[...r.values()]}merge(e,n,r){let o=(d,g)=>d===g||d!==null&&g!==null&&JSON.stringify(r(d))===JSON.stringify(r(g)),i=(d,g)=>g.do==="rename"?d.do==="rename"&&Oo(d.value,g.value):Vt(d)&&d.card.key===g.card.key&&d.do===g.do&&o(d.value,g.value);this.#t=e.more&&e.items.length>0;let a=[...e.items].filter(d=>!this.#n.has(d.at)).sort((d,g)=>g.at-d.at),l=[];for(let d of a){this.#n.add(d.at),this.#r=Math.min(this.#r??d.at,d.at);let g=this.#e.findLast(h=>h.at===null&&i(h,d));g!==void 0?g.at=d.at:n(d)||l.push(d)}for(let d of l)this.#s(d)}#o(e){let n=this.#e.findLastIndex(e);n>=0&&this.#e.splice(n,1)}#s(e){let n=this.#e.findIndex(o=>o.at===null||o.at>e.at),r=e.do==="rename"?{...e,place:null}:e;this.#e.splice(n<0?this.#e.length:n,0,r)}};var Gt=class{#e;#n;#t;#r=null;#o=null;constructor(e,n,r){this.#e=e,this.#n=n,this.#t=r}loadIfShort(){if(!this.#e.isShort)return;let e=this.#r;e!==null&&this.#n.now()-e<5e3||this.#s(this.#e.lowestLoaded)}loadNewest(){this.#s(null)}loadNewestSoon(){this.#o?.(),this.#o=this.#n.setTimer(()=>{this.#o=null,this.#s(null)},300)}answered(){this.#r=null}close(){this.#o?.()}#s(e){this.#r=this.#n.now(),this.#t(e,16)}};var Yt=class{#e;#n;#t=[];#r=null;constructor(e,n){this.#e=e,this.#n=n}add(){this.#t.push(this.#e.now()),this.#n(this.#o()),this.#s()}removeLast(){this.#t.pop()}close(){this.#r?.()}#o(){let e=this.#e.now(),n=this.#t.findIndex(o=>o>=e-12e4);if(this.#t.splice(0,n===-1?this.#t.length:n),this.#t.length<3)return null;let r=Math.max(e-this.#t[0],15e3);return Math.round(this.#t.length*6e4/r)}#s(){this.#r===null&&(this.#r=this.#e.setTimer(()=>{this.#r=null;let e=this.#o();this.#n(e),e!==null&&this.#s()},5e3))}};var Xt=class{shown=null;waiting=[];#e=new Set;#n=new Set;#t=-1;merge(e){if(e.rev<=this.#t)return!1;this.#t=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(r=>r.key));for(let r of e.cards)n.has(r.key)||this.#o(r)||(n.add(r.key),this.waiting.push(r));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,r){let o=this.shown;this.waiting=this.waiting.filter(i=>i.key!==e.key),o!==null&&o.origin!=="review"&&o.card.key!==e.key&&this.waiting.unshift(o.card),this.shown={card:e,origin:n,value:r}}markDecided(e){this.#e.add(e),this.#n.delete(e),this.#r(e)}markSkipped(e){this.#n.add(e),this.#r(e)}reopen(e){this.#e.delete(e),this.#n.delete(e)}#r(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#o(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#n.has(e.key)&&!e.again}};var Zt=new Set,Jt=class{status=C(null);shown=C(null);pending=C(0);totals=C(null);connected=C(!0);restoring=C(!1);kernelSilent=C(!1);refusals=C([]);labelsPerMinute=C(null);recentLabels=C([]);historyRevision=C(0);canUndo=C(!1);everShown=C(!1);pendingChanges=C([]);counted=C(null);population=C(null);notes=C(new Map);selection=C(Zt);classes;former;counts=V(()=>{let e=this.counted.value;return e===null?null:new Map(nr(e,this.former.value))});multilabel=V(()=>this.status.value?.multilabel??!1);finished=V(()=>this.status.value?.phase==="done");card=V(()=>{let e=this.shown.value;return this.finished.value&&e?.origin==="queue"?null:e});selected=V(()=>this.card.value===null?Zt:this.#e(this.selection.value));note=V(()=>{let e=this.card.value?.card;return e===void 0?"":this.notes.value.get(e.key)??e.note??""});constructor(){let e=[],n=V(()=>{let{classes:o,renamed:i}=this.status.value??{classes:[],renamed:[]},a={classes:o,former:new Map(i)};return this.pendingChanges.value.reduce((l,{change:d})=>Ro(l,d),a)}),r=new Map;this.former=V(()=>{let{former:o}=n.value;return o.size===r.size&&[...o].every(([a,l])=>r.get(a)===l)||(r=o),r}),this.classes=V(()=>{let o=n.value.classes;return o.length===e.length&&o.every((a,l)=>a.name===e[l].name&&a.key===e[l].key)||(e=o),e})}#e(e){let n=this.former.value;return[...e].some(r=>n.has(r))?new Set(Ze([...e],n)):e}};var wa=50,Sa=4,Ea=3,Qt=class{#e=new Jt;#n;#t=new Xt;#r=new jt;#o;#s;#i;#a;#l=0;#h=0;constructor(e){this.#n=e;let{client:n}=e,r=i=>this.#f(i),o=this.#e;this.#i=new Bt(n,e.storage,e,r),this.#o=new Gt(this.#r,e,(i,a)=>r(go(n,i,a))),this.#s=new Yt(e,i=>{o.labelsPerMinute.value=i}),this.#a=new Wt(e,{sendHello:()=>r(Qn(n,e.dark())),isNeeded:()=>!o.connected.peek()||this.#t.shown===null&&o.status.peek()?.phase!=="done",silenceChanged:i=>{o.kernelSilent.value=i}})}get state(){return this.#e}get undelivered(){return this.#i.undelivered}start(){this.#a.start()}close(){this.#a.close(),this.#i.close(),this.#s.close(),this.#o.close()}receiveStatus(e){let n=this.#e,r=n.status.peek(),o=To(e);if(o===null||r!==null&&o.rev<r.rev)return;let i=r?.notice?.action==="restore"&&o.notice?.action!=="restore";Ee(()=>{n.status.value=o,n.restoring.value=!1,n.pendingChanges.peek().some(a=>a.acknowledged)&&(n.pendingChanges.value=n.pendingChanges.peek().filter(a=>!a.acknowledged)),this.#T(this.#i.openDesk(o.desk)),r!==null&&this.#k()}),r!==null&&JSON.stringify(r.renamed)!==JSON.stringify(o.renamed)&&this.#o.loadNewestSoon(),i&&this.#i.resendAll(),this.#a.startIfNeeded()}receive(e){let n=Eo(e);n!==null&&(Ee(()=>{if(this.#k(),n.kind==="ack")this.#w(n);else if(n.kind==="batch")this.#t.merge(n)&&this.#p();else{if(n.client!==this.#n.client)return;n.kind==="population"?this.#e.population.value=n:n.kind==="counts"?this.#e.counted.value=n.counts:(this.#o.answered(),this.#r.merge(n,r=>r.do==="rename"?this.#i.isUndoing(r.value):this.#i.pendingOn(r.card.key)?.do==="undo",r=>Ze(r,this.#e.former.peek())),this.#d())}}),this.#a.startIfNeeded())}setConnected(e){e!==this.#e.connected.peek()&&(this.#e.connected.value=e,e?(this.#a.start(),this.#i.resendAll()):(this.#e.restoring.value=!1,this.#a.startIfNeeded()))}connectionChanged(){let{client:e,dark:n}=this.#n;this.#e.connected.peek()?this.setConnected(!1):this.#f(Qn(e,n()))&&this.setConnected(!0)}themeChanged(e){this.#f(_o(e))}label(e){let n=this.#g()?.card;return n===void 0?!1:(this.#c({do:"label",key:n.key,value:e,ms:this.#v()},()=>{this.#t.markDecided(n.key),this.#r.push({do:"label",value:e,card:n}),this.#b()}),!0)}skip(){let e=this.#g();if(e===null)return!1;let{card:n,origin:r}=e;return r==="review"?(Ee(()=>{this.#t.next(),this.#p()}),!0):(this.#c({do:"skip",key:n.key,value:null,ms:this.#v()},()=>{this.#t.markSkipped(n.key),this.#r.push({do:"skip",value:null,card:n}),this.#b()}),!0)}undo(){if(!this.#e.connected.peek())return!1;let e=this.#r.pop();if(e===void 0)return this.#_(),!1;if(e.do==="rename")return this.#m(e),!0;let{card:n}=e;return this.#c({do:"undo",key:n.key,value:null,ms:this.#v()},()=>{this.#t.reopen(n.key);let r=this.#r.answerOf(n.key);r!==null&&this.#t.markDecided(n.key);let o=this.#e.multilabel.peek()?e.value:null;this.#t.show(n,r===null?"undo":"review",r??o),this.#s.removeLast(),this.#p(),this.#d()}),this.#_(),!0}note(e){let n=this.#g()?.card;if(n===void 0)return!1;let r=e.trim();return r===this.#e.note.peek()||this.#c({do:"note",key:n.key,value:r,ms:0},()=>this.#y(n.key,r)),!0}addClass(e){let n=this.#e,r=e.trim().replace(/\s+/g," ");if(!n.connected.peek())return"The kernel stopped: classes can be added once it runs again.";if(r==="")return"Type a name first.";let o=n.classes.peek().find(i=>i.name.toLowerCase()===r.toLowerCase());return o!==void 0?`There is already a class “${o.name}”.`:(this.#c({do:"class",key:null,value:r,ms:0},i=>{this.#u(this.#n.client,i,{do:"class",name:r})}),null)}renameClass(e,n){let r=this.#e,o=r.classes.peek(),i=o.findIndex(l=>l.name===e);if(!r.connected.peek()||i<0||e===n)return!1;let a=o.some(l=>l.name===n);return this.#c({do:"rename",key:null,value:{from:e,to:n},ms:0},l=>{this.#u(this.#n.client,l,{do:"rename",from:e,to:n}),this.#r.push({do:"rename",value:{from:e,to:n,merged:a},card:null,place:i}),this.#d()}),!0}#m({value:{from:e,to:n,merged:r},place:o}){this.#c({do:"undo",key:null,value:{from:e,to:n},ms:0},i=>{this.#u(this.#n.client,i,{do:"undo",from:e,to:n,merged:r,place:o}),this.#d()}),this.#_()}#u(e,n,r){let{pendingChanges:o}=this.#e;o.value=[...o.peek(),{client:e,seq:n,change:r,acknowledged:!1}]}#c(e,n){let r=this.#i.enqueue(e);this.#i.persist(),Ee(()=>{n(r.events[0].seq),this.#e.pending.value=this.#i.pending}),this.#i.send(r),this.#a.startIfNeeded()}askCounts(){this.#e.connected.peek()&&(this.#e.counted.value=null,this.#f(bo(this.#n.client)))}askPopulation(){this.#e.connected.peek()&&(this.#e.population.value=null,this.#f(ko(this.#n.client)))}measure(e){this.#e.connected.peek()&&this.#f(yo(this.#n.client,e))}restoreStore(){let{connected:e,restoring:n}=this.#e;!e.peek()||n.peek()||(n.value=this.#f(vo(this.#n.client)))}toggle(e){if(this.#g()===null)return!1;let n=new Set(this.#e.selected.peek());return n.delete(e)||n.add(e),this.#e.selection.value=n,!0}labelSelected(){let e=this.#e.selected.peek(),n=this.#e.classes.peek().map(r=>r.name);return this.label(n.filter(r=>e.has(r)))}review(e){return this.#e.connected.peek()?(Ee(()=>{this.#t.show(e.card,"review",e.value),this.#p()}),!0):!1}latestDecisions(){return this.#r.newest(wa,()=>!0)}dismissRefusal(e){let{refusals:n}=this.#e;n.value=n.peek().filter(r=>r.id!==e)}#g(){return this.#e.connected.peek()?this.#e.card.peek():null}#v(){return this.#e.shown.peek()===null?0:Math.max(0,Math.round(this.#n.now()-this.#l))}#b(){this.#t.next(),this.#p(),this.#s.add(),this.#d()}#p(){let e=this.#e,{shown:n}=this.#t;n!==e.shown.peek()&&(e.shown.value=n,e.selection.value=n===null||n.value===null?Zt:new Set([n.value].flat()),this.#l=this.#n.now(),n!==null&&(e.everShown.value=!0))}#d(){let e=this.#e;e.recentLabels.value=this.#r.newest(Sa,n=>n.do==="label"),e.historyRevision.value=e.historyRevision.peek()+1,e.canUndo.value=this.#r.entries.length>0}#w(e){let n=this.#e,r=this.#i.hasInherited,o=this.#i.acknowledge(e);this.#E(e);for(let{seq:l,why:d}of e.refused){let g=o.find(h=>h.seq===l);g!==void 0&&this.#S(g,d)}let i=l=>this.#i.pendingOn(l)===void 0;for(let l of e.done)i(l)&&this.#t.markDecided(l);for(let l of e.open)i(l)&&this.#t.reopen(l);n.totals.value={labels:e.labels,left:e.left},n.pending.value=this.#i.pending,this.#p();let a=e.client!==this.#n.client&&e.done.length>0;r&&!this.#i.hasInherited?this.#o.loadNewest():a&&!r?this.#o.loadNewestSoon():this.#_()}#S(e,n){let{refusals:r}=this.#e;this.#h+=1;let o={id:this.#h,text:`Not taken: ${n}`};r.value=[...r.peek(),o].slice(-Ea),e.do==="note"?this.#y(e.key,null):e.do==="rename"&&Te(e.value)?(this.#r.removeRenaming(e.value),this.#d()):e.do!=="undo"&&e.key!==null&&(this.#r.remove(e.key),this.#r.answerOf(e.key)===null&&this.#t.reopen(e.key),this.#d())}#y(e,n){if(e===null)return;let r=new Map(this.#e.notes.peek());n===null?r.delete(e):r.set(e,n),this.#e.notes.value=r}#E({client:e,upto:n,refused:r}){let{pendingChanges:o}=this.#e;if(!o.peek().some(a=>a.client===e&&a.seq<=n))return;let i=a=>r.some(l=>l.seq===a);o.value=o.peek().filter(a=>a.client!==e||!i(a.seq)).map(a=>a.client===e&&a.seq<=n?{...a,acknowledged:!0}:a)}#T(e){let{pending:n}=this.#e;for(let{client:r,seq:o,do:i,key:a,value:l}of e)i==="class"&&typeof l=="string"&&this.#u(r,o,{do:i,name:l}),i==="rename"&&Te(l)&&this.#u(r,o,{do:i,...l}),i==="undo"&&Te(l)&&this.#x(l),a!==null&&(i==="note"&&typeof l=="string"?this.#y(a,l):i==="label"?this.#t.markDecided(a):i==="skip"?this.#t.markSkipped(a):i==="undo"&&this.#t.reopen(a));n.value=this.#i.pending}#x({from:e,to:n}){let{pendingChanges:r}=this.#e,o=r.peek().findLast(({change:i})=>i.do==="rename"&&i.from===e&&i.to===n);r.value=r.peek().filter(i=>i!==o)}#_(){this.#i.hasInherited||this.#o.loadIfShort()}#k(){this.#a.answered(),this.#e.connected.peek()||this.setConnected(!0)}#f(e){try{return this.#n.send(e),!0}catch{return this.setConnected(!1),!1}}};var x,Do,sr,Le,or,rn,Io,tn,zo,ar,ir,Ta,mt=Symbol.for("pv"),on={},sn=[],xa=/^m(i|n|o|s|text|space)$/,lr=Array.isArray,ur=sn.slice,$e=Object.assign;function He(t){t&&t.parentNode&&t.remove()}function Fo(t,e,n){var r,o,i,a={},l=arguments.length;for(i in e)i=="key"?r=e[i]:i=="ref"&&typeof t!="function"?o=e[i]:a[i]=e[i];return l>2&&(a.children=l>3?ur.call(arguments,2):n),ht(t,a,r,o,null)}function ht(t,e,n,r,o){var i={type:t,props:e,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:mt,__v:o||++Do,__i:-1,__u:0};return!o&&x.vnode&&x.vnode(i),i}function ne(t){return t.children}function Je(t,e){this.props=t,this.context=e,this.__g=0}function Ne(t,e){if(e==null)return t.__&&Ne(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:Ne(t)}function Aa(t){var e,n=t.__v,r=n.__e,o=[],i=[],a=t.__P;a&&((e=$e({constructor:mt},n)).__v=n.__v+1,x.vnode&&x.vnode(e),cr(a,e,n,t.__n,a.namespaceURI,32&n.__u?[r]:null,o,r||Ne(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Bo(o,e,i),n.__=n.__e=null,e.__e!=r&&Uo(e))}function Uo(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Uo(t)}function Mo(t){(8&t.__g||(t.__g|=8,Le.push(t),rn++))&&or==x.debounceRendering||((or=x.debounceRendering)||queueMicrotask)(Ho)}function Ho(){try{for(var t,e=1;Le.length;)Le.length>e&&Le.sort(Io),t=Le.shift(),e=Le.length,8&t.__g&&Aa(t)}finally{(rn=Le.length)&&(or||queueMicrotask)(Ho)}}function $o(t,e,n,r,o,i,a,l,d,g,h){var y,T,p,w,$,E,A=r.__k||sn,S=e.length;for(d=Ca(n,e,A,d,S),y=0;y<S;y++)(p=n.__k[y])!=null&&(T=~p.__i&&A[p.__i]||on,p.__i=y,E=cr(t,p,T,o,i,a,l,d,g,h),w=p.__e,(T.ref!=p.ref||8&T.__u)&&(T.ref&&dr(T.ref,null,p,T),p.ref&&h.push(p.ref,p.__c||w,p)),$=$||w,4&p.__u?(d=qo(p,d,t,!T.__v),T.__e&&(T.__e=null)):typeof p.type=="function"&&E!==void 0?d=E:w&&(d=w.nextSibling),p.__u&=-21);return n.__e=$,d}function Ca(t,e,n,r,o){var i,a,l,d,g,h,y,T,p,w=n.length,$=w,E=0,A=0,S=t.__k=Array(o);for(i=0;i<o;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=S[i]=ht(null,a):lr(a)?a=S[i]=ht(ne,{children:a}):a.constructor===mt&&a.__b?a=S[i]=ht(a.type,a.props,a.key,a.ref,a.__v):S[i]=a,d=i+E,a.__=t,a.__b=t.__b+1,l=null,~(g=a.__i=Ra(a,n,d,$))&&($--,(l=n[g])&&(l.__u|=2)),l&&l.__v?(a.__u|=16,g==d-1?E--:g==d+1?E++:g!=d&&(g>d?E--:E++,A=1)):(~g||(o>w?E--:o<w&&E++),typeof a.type!="function"&&(a.__u|=4))):S[i]=null;if(A){for(h=[],y=[],i=0;i<o;i++)if((a=S[i])&&16&a.__u){for(E=0,T=h.length;E<T;)h[p=E+T>>1]<a.__i?E=p+1:T=p;h[E]=a.__i,y[i]=E+1}for(E=h.length;i--;)y[i]&&(y[i]==E?E--:S[i].__u|=4)}if($)for(i=0;i<w;i++)!(l=n[i])||2&l.__u||(l.__e==r&&(r=Ne(l)),fr(l,l));return r}function qo(t,e,n,r){var o,i,a,l;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=t,e=qo(o[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=Ne(t))&&!e.parentNode&&(e=null),a=t.__e,l=e;l&&l.nodeType==8;)l=l.nextSibling;for(a!=l&&(!r&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Ra(t,e,n,r){var o,i=t.key,a=t.type,l=e[n],d=l&&!(2&l.__u);if(l===null&&i==null||d&&i==l.key&&a==l.type)return n;if(r>(d?1:0)){for(o=n-1;o>=0;o--)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o;for(o=n+1;o<e.length;o++)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o}return-1}function Po(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function en(t,e,n,r,o){var i,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof r=="string"&&(t.style.cssText=r=""),r)for(e in r)n&&e in n||Po(t.style,e);if(n)for(e in n)r&&n[e]==r[e]||Po(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(t.__e||(t.__e={}))[e]=n,n&&r||(a=ir[e]||(ir[e]=La(e)),(t.__a||(t.__a={}))[e]=ar,i=e!=(e=e.replace(zo,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function La(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[tn]==null)e[tn]=ar++;else if(e[tn]<this.__a[t])return;return n(x.event?x.event(e):e)}}}function cr(t,e,n,r,o,i,a,l,d,g){var h,y,T,p,w,$,E,A,S,z,L,pe,rt,J,re,ot,ae,F,X=e.type;if(e.constructor!==mt)return null;128&n.__u&&(d=32&n.__u,h=n.__c.__z)&&(e.__u|=d,y=i=[],h.nodeType==8?l=nn(h,i):i.push(h),l=i[0]||l),(h=x.__b)&&h(e);e:if(typeof X=="function"){T=a.length;try{if(A=e.props,S=(h=X.prototype)&&h.render,z=(h=X.contextType)&&r[h.__c],L=h?z?z.props.value:h.__:r,(p=n.__c)?(e.__c=p,2&p.__g&&(p.__g|=1)):(S?e.__c=p=new X(A,L):(e.__c=p=new Je(A,L),p.constructor=X,p.render=Oa),z&&z.sub(p),p.state||(p.state={}),p.__n=r,p.__g|=8,p.__h=[],p.__k=[]),S&&(p.__s||(p.__s=p.state),X.getDerivedStateFromProps&&(p.__s==p.state&&(p.__s=$e({},p.__s)),$e(p.__s,X.getDerivedStateFromProps(A,p.__s)))),w=p.props,$=p.state,p.__v=e,n.__c){if(A!==w&&S&&!X.getDerivedStateFromProps&&p.componentWillReceiveProps&&p.componentWillReceiveProps(A,L),e.__v==n.__v&&!(8&p.__g)||!(4&p.__g)&&p.shouldComponentUpdate&&p.shouldComponentUpdate(A,p.__s,L)===!1){e.__v!=n.__v&&(p.props=A,p.state=p.__s,p.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(Q){Q&&(Q.__=e)}),sn.push.apply(p.__h,p.__k),p.__k=[],p.__h.length&&a.push(p),l=Ne(n);break e}p.componentWillUpdate&&p.componentWillUpdate(A,p.__s,L),S&&p.componentDidUpdate&&p.__h.push(function(){p.componentDidUpdate(w,$,E)})}else S&&!X.getDerivedStateFromProps&&p.componentWillMount&&p.componentWillMount(),S&&p.componentDidMount&&p.__h.push(p.componentDidMount);p.context=L,p.props=A,p.__P=t,p.__g&=-5,pe=x.__r,rt=S?25:0;do p.__g&=-9,pe&&pe(e),h=p.render(p.props,p.state=p.__s,p.context);while(8&p.__g&&++rt<25);S&&(sn.push.apply(p.__h,p.__k),p.__k=[]),p.state=p.__s,p.getChildContext&&(r=$e({},r,p.getChildContext())),S&&n.__c&&p.getSnapshotBeforeUpdate&&(E=p.getSnapshotBeforeUpdate(w,$)),J=h&&h.type===ne&&h.key==null?h.props.children:h,A.__P&&(h=l,o=(t=A.__P).namespaceURI,d=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(Q){Q&&fr(Q,Q)}),n.__k=null),l=n.__k?Ne(n,0):null),l=$o(t,lr(J)?J:[J],e,n,r,o,i,a,l,d,g),A.__P&&(e.__e=null,l=h),e.__u&=-161,y&&y.some(He),p.__h.length&&a.push(p),1&p.__g&&(p.__g&=-4)}catch(Q){if(a.length=T,e.__v=null,d||i)if(Q&&Q.then){if(e.__u|=128|d,i){for(~(ae=i.indexOf(l||void 0))||(ae=i.length);(F=i[ae-1])&&F.nodeType==8;)ae--;for(;ae<i.length;ae++)if(F=i[ae])if(i[ae]=null,re){if(F==ot)break}else{if(F.nodeType!=8)break;F.data.startsWith("$s")&&(ot=nn(re=F))}}if(!re){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;re=l}(h=nn(re=e.__c.__z||(e.__c.__z=re)))?(e.__e=re,l=h):e.__e=l,l=l&&l.nextSibling}else i&&i.some(He);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),Q&&Q.then||Ko(e),x.__e(Q,e,n)}}else l=e.__e=Na(n.__e,e,n,r,o,i,a,d,g,t);return(h=x.diffed)&&h(e),l}function nn(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Ko(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Ko))}function Bo(t,e,n){for(var r=0;r<n.length;)dr(n[r++],n[r++],n[r++]);x.__c&&x.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(i){i.call(o)})}catch(i){x.__e(i,o.__v)}})}function Na(t,e,n,r,o,i,a,l,d,g){var h,y,T,p,w,$,E,A,S=n.props||on,z=e.props,L=e.type;if(L=="svg"?o="http://www.w3.org/2000/svg":L=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(h=0;h<i.length;h++)if((w=i[h])&&(L?w.localName==L:w.nodeType==3)){t=w,i[h]=null;break}}if(!t){if(A=g.ownerDocument||document,!L)return A.createTextNode(z);t=A.createElementNS(o,L,z.is?z:g),l&&(x.__m&&x.__m(e,i),l=!1),i=null}if(L){if(g=L=="template"&&t.content||t,i=L=="textarea"&&z.defaultValue!=null?null:i&&ur.call(g.childNodes),!l&&i)for(S={},h=0;h<t.attributes.length;h++)S[(w=t.attributes[h]).name]=w.value;for(h in S)w=S[h],h=="dangerouslySetInnerHTML"?T=w:h=="children"||h in z||h=="value"&&"defaultValue"in z||h=="checked"&&"defaultChecked"in z||en(t,h,null,w,o);for(h in z)w=z[h],h=="children"?p=w:h=="dangerouslySetInnerHTML"?y=w:h=="value"?$=w:h=="checked"?E=w:l&&typeof w!="function"||S[h]===w||en(t,h,w,S[h],o);y?(l||T&&(y.__html==T.__html||y.__html==t.innerHTML)||(t.innerHTML=y.__html),e.__k=[]):(T&&(t.textContent=""),(L=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&xa.test(L))&&(o="http://www.w3.org/1999/xhtml"),$o(g,lr(p)?p:[p],e,n,r,o,i,a,i?i[0]:n.__k&&Ne(n,0),l,d),i&&i.some(He)),l&&L!="textarea"||(h="value",L=="progress"&&$==null?t.removeAttribute(h):$==null||$===t[h]&&(L!="progress"||$)||en(t,h,$,S[h],o),h="checked",E!=null&&E!=t[h]&&en(t,h,E,S[h],o))}else S===z||l&&t.data==z||(t.data=z);return t}function dr(t,e,n,r){try{typeof t=="function"?e?e.__x=t(e)||1:r&&(r=r.__c||r.__e)&&(e=r.__x)&&(r.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){x.__e(o,n)}}function fr(t,e,n){var r,o,i,a;if(x.unmount&&x.unmount(t),!(r=t.ref)||r.current&&r.current!=t.__e||dr(r,null,e,t),r=t.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(l){x.__e(l,e)}r.__P=r.__n=null}if(r=t.__k)for(a=0;a<r.length;a++)r[a]&&fr(r[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(r=t.__c)&&(r=r.__z)&&(o=nn(r,i=[]))&&(r==t.__e&&i.some(He),He(o),He(r)),n||He(t.__e),t.__e=t.__c=t.__=null}function Oa(t,e,n){return this.constructor(t,n)}function pr(t,e){var n,r,o,i;x.__&&x.__(t,e),e.nodeType==9&&(e=e.documentElement),r=(n=t&&32&t.__u)?null:e.__k,e.__k=ht(ne,{children:[t]}),o=[],i=[],cr(e,e.__k,r||on,on,e.namespaceURI,r?null:e.firstChild?ur.call(e.childNodes):null,o,r?r.__e:e.firstChild,n,i),Bo(o,e.__k,i),e.__k.props.children=null}x={__e:function(t,e,n,r){for(var o,i,a;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((a=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,r||{}),a=1),a&&8&o.__g)return void(o.__g|=2)}catch(l){t=l}}throw rn=0,t}},Do=0,sr=function(t){return t!=null&&t.constructor===mt},Je.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=$e({},this.state)),typeof t=="function"&&(t=t($e({},n),this.props)),t&&($e(n,t),this.__v&&(e&&this.__k.push(e),Mo(this)))},Je.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Mo(this))},Je.prototype.render=ne,Le=[],rn=0,Io=function(t,e){return t.__v.__b-e.__v.__b},tn=Symbol(),zo=/(PointerCapture)$|Capture$/i,ar=0,ir={},Ta=0;var an,oe,hr,Wo,Ma=Object.is,mr=0,ei=[],gr=[],q=x,Vo=q.__b,jo=q.__r,Go=q.diffed,Yo=q.__c,Xo=q.unmount,Zo=q.__;function ti(t,e){q.__h&&q.__h(oe,t,mr||e),mr=0;var n=oe.__H||(oe.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function ye(t,e){var n=ti(an++,4);!q.__s&&ni(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,oe.__h.push(n))}function le(t){return mr=5,_t(function(){return{current:t}},[])}function _t(t,e){var n=ti(an++,7);return ni(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Pa(){var t;do{for(;t=gr.shift();)try{gt(t)}catch(n){q.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=ei.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(gt),e.__h.some(_r),e.__h=[]}catch(n){e.__h=[],q.__e(n,t.__v)}}}while(gr.length)}q.__b=function(t){oe=null,Vo&&Vo(t)},q.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Zo&&Zo(t,e)},q.__r=function(t){jo&&jo(t),an=0;var e=(oe=t.__c).__H;e&&(hr==oe?oe.__h=[]:(e.__h.some(gt),e.__h.some(_r),an=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),hr=oe},q.diffed=function(t){Go&&Go(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Qo(ei.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),hr=oe=null},q.__c=function(t,e){e.some(function(n){try{n.__h.some(gt),n.__h=n.__h.filter(function(r){return!r.__||_r(r)})}catch(r){n.__h=[function(){throw r}]}}),Yo&&Yo(t,e)},q.unmount=function(t){Xo&&Xo(t);var e,n,r=t.__c;r&&r.__H&&(r.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,Qo(gr.push(o))}else gt(o)}catch(i){e=i}}),r.__H=void 0,e&&q.__e(e,r.__v))};var Jo=typeof requestAnimationFrame=="function";function Da(t){var e,n=function(){clearTimeout(r),Jo&&cancelAnimationFrame(e),setTimeout(t)},r=setTimeout(n,35);Jo&&(e=requestAnimationFrame(n))}function Qo(t){t!=1&&Wo==q.requestAnimationFrame||((Wo=q.requestAnimationFrame)||Da)(Pa)}function gt(t){var e=oe,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),oe=e}function _r(t){var e=oe;t.__c=t.__(),oe=e}function ni(t,e){return!t||t.length!=e.length||e.some(function(n,r){return!Ma(n,t[r])})}var ri,yt,ln,Ia=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var oi=[];fe(function(){ri=this.N})();function Qe(t,e){x[t]=e.bind(null,x[t]||function(){})}function vt(t){if(ln){var e=ln;ln=void 0,e()}ln=t&&t.S()}function ii(t){var e=this,n=t.data,r=Fa(n);r.name="ReactiveDom",r.value=n;var o=_t(function(){for(var l=e,d=e.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var g=V(function(){var p=r.value.value;return p===0?0:p===!0?"":p||""}),h=V(function(){return!Array.isArray(g.value)&&!sr(g.value)}),y=fe(function(){if(this.N=si,h.value){var p=g.value;l.__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=p)}}),T=e.__$u.d;return e.__$u.d=function(){y(),T.call(this)},[h,g]},[]),i=o[0],a=o[1];return i.value?a.peek():a.value}ii.displayName="ReactiveTextNode";Object.defineProperties(W.prototype,{constructor:{configurable:!0,value:Fo(ne,null).constructor},type:{configurable:!0,value:ii},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Qe("__b",function(t,e){if(vt(),yt=void 0,typeof e.type=="string"){var n,r=e.props;for(var o in r)if(o!=="children"){var i=r[o];i instanceof W&&(n||(e.__np=n={}),n[o]=i,r[o]=i.peek())}}t(e)});Qe("__r",function(t,e){if(t(e),e.type!==ne){vt();var n,r=e.__c;r&&(r.__$f&=-2,(n=r.__$u)===void 0&&(r.__$u=n=(function(o,i){var a;return fe(function(){a=this},{name:i}),a.c=o,a})((function(o){return function(){var i;Ia&&((i=this.y)==null||i.call(this)),o.__$f|=1,o.setState({})}})(r),typeof e.type=="function"?e.type.displayName||e.type.name:""))),yt=r,vt(n)}});Qe("__e",function(t,e,n,r){vt(),yt=void 0,t(e,n,r)});Qe("diffed",function(t,e){vt(),yt=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var r=e.__np,o=e.props,i=n.U;if(i)for(var a in i){var l=i[a];l===void 0||r&&a in r||(l.d(),i[a]=void 0)}if(r){i||(i={},n.U=i);for(var d in r){var g=i[d],h=r[d];g===void 0?(g=za(n,d,h,o),i[d]=g):g.o(h,o)}}}t(e)});function za(t,e,n,r){var o=e in t&&t.ownerSVGElement===void 0,i=C(n);return{o:function(a,l){i.value=a,r=l},d:fe(function(){this.N=si;var a=i.value.value;r[e]!==a&&(r[e]=a,o?t[e]=a:a!=null&&(a!==!1||e[4]==="-")?t.setAttribute(e,a):t.removeAttribute(e))})}}Qe("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var r=n.U;if(r){n.U=void 0;for(var o in r){var i=r[o];i&&i.d()}}}var a=e.__np;if(a){var l=e.props;for(var d in a)l[d]=a[d]}e.__np=void 0}else{var g=e.__c;if(g){g.__$f|=8;var h=g.__$u;h&&(g.__$u=void 0,h.d())}}t(e)});Qe("__h",function(t,e,n,r){r<3&&(e.__$f|=2),t(e,n,r)});Je.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,r=n&&n.s!==void 0;for(var o in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var i=2&this.__$f;if(!(r||i||4&this.__$f)||1&this.__$f)return!0}else if(!(r||4&this.__$f)||3&this.__$f)return!0;for(var a in t)if(a!=="__source"&&t[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in t))return!0;return!1};function Fa(t,e){return _t(function(){return C(t,e)},[])}function bt(t,e){var n=le(t);return n.current=t,yt.__$f|=4,_t(function(){return V(function(){return n.current()},e)},[])}var Ua=function(t){queueMicrotask(function(){queueMicrotask(t)})};function Ha(){Ee(function(){for(var t;t=oi.shift();)ri.call(t)})}function si(){oi.push(this)===1&&(x.requestAnimationFrame||Ua)(Ha)}var $a=[300,1500],qa=[0,400],Ka=150,Ba=1500,Wa=100;function ai(t,e){let n=new Set,r=g=>{let h=window.setTimeout(()=>{n.delete(h),window.dispatchEvent(new Event("resize"))},g);n.add(h)},o=()=>{for(let g of n)clearTimeout(g);n.clear()},i=Va(t,()=>{for(let g of qa)r(g)}),a=!1,l=fe(()=>{if(!(e.state.status.value===null||a)){a=!0;for(let g of $a)r(g)}}),d=ja(t,()=>{o(),r(Ka),a&&r(Ba)});return()=>{l(),d(),i(),o()}}function Va(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,r=null,o=new MutationObserver(()=>{for(let a of r?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(a)||(n.add(a),e())}),i=window.setTimeout(()=>{r=t.closest(".widget-box"),r!==null&&o.observe(r,{childList:!0,subtree:!0})},Wa);return()=>{clearTimeout(i),o.disconnect()}}function ja(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=null,r=new ResizeObserver(([o])=>{let i=Math.round(o?.contentRect.width??0);if(i===n||i===0)return;let a=n===null;n=i,a||e()});return r.observe(t),()=>r.disconnect()}var j=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,ie=t=>`${Math.round(t*100)} %`,li=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,un=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");function cn(t){return t===null?"":t<=50?`, about ${Math.ceil(t/10)*10} s left`:t<=5400?`, about ${Math.max(1,Math.round(t/60))} min left`:`, about ${Math.round(t/3600)} h left`}var Ga=Symbol.for("pv"),Ya=0;function u(t,e,n,r,o,i){e||(e={});var a,l,d=e;if("ref"in d&&typeof t!="function")for(l in d={},e)l=="ref"?a=e[l]:d[l]=e[l];var g={type:t,props:d,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ga,__v:--Ya,__i:-1,__u:0};return(o||i)&&(g.__source=o,g.__self=i),x.vnode&&x.vnode(g),g}function be(t){return u("button",{type:"button","data-al":t.hook,title:t.title,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}var ui={audit:"random",stratified:"stratified",lure:"weighted"};function Xa(t){if(t===null)return null;let{value:e,low:n,high:r,n:o,method:i}=t,a=i in ui?`from ${j(o,`${ui[i]} audit label`)}`:`on ${j(o,"test example")}`;return{figure:`${un(e)} [${un(n)}, ${un(r)}]`,source:a}}function ci({view:t}){let{store:e}=t,n=e.state.status.value,r=Xa(n?.accuracy??null),o=e.state.multilabel.value?"exact match":"accuracy";return u("div",{class:"accuracy","aria-live":"polite",children:[u("div",{class:"measured",children:[u("p",{class:"line","data-al":"accuracy",children:r===null?`${o}: not yet known`:u(ne,{children:[o," ",u("b",{children:r.figure})," ",r.source]})}),u(be,{hook:"shares",pressed:t.panel.value==="shares",press:()=>t.togglePanel("shares"),children:"shares of classes"})]}),u("p",{class:"advice","data-al":"advice",children:[n?.advice||" ",u(Za,{store:e})]}),n!==null&&n.features!==""&&u("p",{class:"reads","data-al":"features",children:n.features})]})}function Za({store:t}){let{measure:e,measuring:n}=t.state.status.value??{measure:null,measuring:0};return n>0?u("button",{type:"button",class:"action","data-al":"measure","data-left":n,onClick:()=>t.measure(0),children:[j(n,"random example")," to go: stop"]}):e===null||e===0?null:u("button",{type:"button",class:"action","data-al":"measure",onClick:()=>t.measure(e),children:["Ask ",j(e,"random example")," next"]})}function Ja(t,e){this.v=t,this.k=e}function di(t,e){(e==null||e>t.length)&&(e=t.length);for(var n=0,r=Array(e);n<e;n++)r[n]=t[n];return r}function Qa(t){if(Array.isArray(t))return t}function el(t,e){var n=t==null?null:typeof Symbol<"u"&&t[Symbol.iterator]||t["@@iterator"];if(n!=null){var r,o,i,a,l=[],d=!0,g=!1;try{if(i=(n=n.call(t)).next,e===0){if(Object(n)!==n)return;d=!1}else for(;!(d=(r=i.call(n)).done)&&(l.push(r.value),l.length!==e);d=!0);}catch(h){g=!0,o=h}finally{try{if(!d&&n.return!=null&&(a=n.return(),Object(a)!==a))return}finally{if(g)throw o}}return l}}function tl(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function nl(t,e){return Qa(t)||el(t,e)||rl(t,e)||tl()}function rl(t,e){if(t){if(typeof t=="string")return di(t,e);var n={}.toString.call(t).slice(8,-1);return n==="Object"&&t.constructor&&(n=t.constructor.name),n==="Map"||n==="Set"?Array.from(t):n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n)?di(t,e):void 0}}function dn(t){var e,n;function r(i,a){try{var l=t[i](a),d=l.value,g=d instanceof Ja;Promise.resolve(g?d.v:d).then(function(h){if(g){var y=i==="return"&&d.k?i:"next";if(!d.k||h.done)return r(y,h);h=t[y](h).value}o(!!l.done,h)},function(h){r("throw",h)})}catch(h){o(2,h)}}function o(i,a){i===2?e.reject(a):e.resolve({value:a,done:i}),(e=e.next)?r(e.key,e.arg):n=null}this._invoke=function(i,a){return new Promise(function(l,d){var g={key:i,arg:a,resolve:l,reject:d,next:null};n?n=n.next=g:(e=n=g,r(i,a))})},typeof t.return!="function"&&(this.return=void 0)}dn.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},dn.prototype.next=function(t){return this._invoke("next",t)},dn.prototype.throw=function(t){return this._invoke("throw",t)},dn.prototype.return=function(t){return this._invoke("return",t)};var Ei=Object.entries,ol=Object.keys,fi=Object.setPrototypeOf,il=Object.isFrozen,Ti=Object.getPrototypeOf,xi=Object.getOwnPropertyDescriptor,Y=Object.freeze,K=Object.seal,Me=Object.create,Ai=typeof Reflect<"u"&&Reflect,hn=Ai.apply,Cr=Ai.construct;Y||(Y=function(e){return e});K||(K=function(e){return e});hn||(hn=function(e,n){for(var r=arguments.length,o=new Array(r>2?r-2:0),i=2;i<r;i++)o[i-2]=arguments[i];return e.apply(n,o)});Cr||(Cr=function(e){for(var n=arguments.length,r=new Array(n>1?n-1:0),o=1;o<n;o++)r[o-1]=arguments[o];return new e(...r)});var xe=M(Array.prototype.forEach),sl=M(Array.prototype.lastIndexOf),pi=M(Array.prototype.pop),kt=M(Array.prototype.push),al=M(Array.prototype.slice),ll=M(Array.prototype.splice),et=Array.isArray,vr=Ci(Set),yr=M(Set.prototype.add),wt=M(Set.prototype.has),qe=M(String.prototype.toLowerCase),br=M(String.prototype.toString),ul=M(String.prototype.match),fn=M(String.prototype.replace),kr=M(String.prototype.indexOf),cl=M(String.prototype.trim),dl=M(Number.prototype.toString),fl=M(Boolean.prototype.toString),hi=typeof BigInt>"u"?null:M(BigInt.prototype.toString),mi=typeof Symbol>"u"?null:M(Symbol.prototype.toString),ee=M(Object.prototype.hasOwnProperty),St=M(Object.prototype.toString),pl=RegExp.prototype.test,G=function(e,n){return e instanceof RegExp&&(e.lastIndex=0),hn(pl,e,[n])},Ae=Ci(TypeError);function M(t){return function(e){for(var n=arguments.length,r=new Array(n>1?n-1:0),o=1;o<n;o++)r[o-1]=arguments[o];return hn(t,e,r)}}function Ci(t){return function(){for(var e=arguments.length,n=new Array(e),r=0;r<e;r++)n[r]=arguments[r];return Cr(t,n)}}function R(t,e){let n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:qe;if(fi&&fi(t,null),!et(e))return t;let r=e.length;for(;r--;){let o=e[r];if(typeof o=="string"){let i=n(o);i!==o&&(il(e)||(e[r]=i),o=i)}t[o]=!0}return t}function hl(t){for(let e=0;e<t.length;e++)ee(t,e)||(t[e]=null);return t}function mn(t){let e=Me(null);for(let r of Ei(t)){var n=nl(r,2);let o=n[0],i=n[1];ee(t,o)&&(et(i)?e[o]=hl(i):i&&typeof i=="object"&&i.constructor===Object?e[o]=mn(i):e[o]=i)}return e}function Et(t){let e=Me(null),n=ol(t),r=n.length;for(;r--;)e[n[r]]=t[n[r]];return e}function ml(t){switch(typeof t){case"string":return t;case"number":return dl(t);case"boolean":return fl(t);case"bigint":return hi?hi(t):"0";case"symbol":return mi?mi(t):"Symbol()";case"undefined":return St(t);case"function":case"object":{if(t===null)return St(t);let e=t,n=ue(e,"toString");if(typeof n=="function"){let r=n(e);return typeof r=="string"?r:St(r)}return St(t)}default:return St(t)}}function ue(t,e){for(;t!==null;){let r=xi(t,e);if(r){if(r.get)return M(r.get);if(typeof r.value=="function")return M(r.value)}t=Ti(t)}function n(){return null}return n}function gl(t,e){for(;t!==null;){let n=xi(t,e);if(n)return n.get?M(n.get):null;t=Ti(t)}return null}function _l(t){if(!t)return!1;try{return G(t,""),!0}catch{return!1}}var gi=Y(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),wr=Y(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),Sr=Y(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),vl=Y(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),Er=Y(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),yl=Y(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),_i=Y(["#text"]),vi=Y(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),Tr=Y(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),yi=Y(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),pn=Y(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),bl=K(/{{[\w\W]*|^[\w\W]*}}/g),kl=K(/<%[\w\W]*|^[\w\W]*%>/g),wl=K(/\${[\w\W]*/g),Sl=K(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),El=K(/^data-[\-\w.\u00B7-\uFFFF]+$/),Tl=K(/^aria-[\-\w]+$/),bi=K(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),xl=K(/^(?:\w+script|data):/i),Al=K(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),Cl=K(/^html$/i),Rl=K(/^[a-z][.\w]*(-[.\w]+)+$/i),xr=K(/<[/\w!]/g),ki=K(/<[/\w]/g),Ll=K(/<\/no(script|embed|frames)/i),wi=K(/\/>/i),Nl=K(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),Ol=K(/^[\r\n\t ]+/),H={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},Ml=Y(R({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),Pl=function(){return typeof window>"u"?null:window},Dl=function(e,n){if(typeof e!="object"||typeof e.createPolicy!="function")return null;let r=null,o="data-tt-policy-suffix";n&&n.hasAttribute(o)&&(r=n.getAttribute(o));let i="dompurify"+(r?"#"+r:"");try{return e.createPolicy(i,{createHTML(a){return a},createScriptURL(a){return a}})}catch{return console.warn("TrustedTypes policy "+i+" could not be created."),null}},Si=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Oe=function(e,n,r,o){return ee(e,n)&&et(e[n])?R(o.base?Et(o.base):{},e[n],o.transform):r},Ar=function(e,n,r){let o=ee(e,n)?e[n]:void 0;return o&&typeof o=="object"?mn(o):r};function Ri(){let t=arguments.length>0&&arguments[0]!==void 0?arguments[0]:Pl(),e=m=>Ri(m);if(e.version="3.4.18",e.removed=[],!t||!t.document||t.document.nodeType!==H.document||!t.Element)return e.isSupported=!1,e;let n=t.document,r=n,o=r.currentScript,i=t.HTMLTemplateElement,a=t.Node,l=t.Element,d=t.NodeFilter,g=t.DOMParser,h=t.trustedTypes,y=l.prototype,T=ue(y,"cloneNode"),p=ue(y,"remove"),w=ue(y,"removeAttributeNode"),$=ue(y,"nextSibling"),E=ue(y,"childNodes"),A=ue(y,"parentNode"),S=ue(y,"shadowRoot"),z=ue(y,"attributes"),L=a&&a.prototype?ue(a.prototype,"nodeType"):null,pe=a&&a.prototype?ue(a.prototype,"nodeName"):null,rt=a&&a.prototype?ue(a.prototype,"ownerDocument"):null,J=function(s){return L?L(s):s.nodeType},re=function(s){return pe?pe(s):s.nodeName},ot=gl(y,"namespaceURI"),ae=function(s){return ot?ot(s):s.namespaceURI};if(typeof i=="function"){let m=n.createElement("template");m.content&&m.content.ownerDocument&&(n=m.content.ownerDocument)}let F,X="",Q,Or=!1,it=0,Mr=function(){if(it>0)throw Ae('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},st=function(s){Mr(),it++;try{return F.createHTML(s)}finally{it--}},Pr=function(s){return F&&Rn?st(s):s},_s=function(s){Mr(),it++;try{return F.createScriptURL(s)}finally{it--}},vs=function(){return Or||(Q=Dl(h,o),Or=!0),Q},Tt=n,wn=Tt.implementation,ys=Tt.createNodeIterator,bs=Tt.createDocumentFragment,ks=Tt.getElementsByTagName,ws=r.importNode,P=Si();e.isSupported=typeof Ei=="function"&&typeof A=="function"&&wn&&wn.createHTMLDocument!==void 0;let Ss=bl,Es=kl,Ts=wl,xs=El,As=Tl,Cs=xl,Rs=Al,Ls=Rl,Dr=bi,D=null,Sn=R({},[...gi,...wr,...Sr,...Er,..._i]),I=null,En=R({},[...vi,...Tr,...yi,...pn]),he=null,at=null,Ir=null,Ce=Object.seal(Me(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),zr=!0,Tn=!0,Fr=!1,xn=!0,ke=!1,Pe=!0,De=!1,An=!1,xt=null,At=null,Cn=!1,Be=!1,Ct=!1,Rn=!1,Ur=!0,Hr=!1,$r="user-content-",Ln=!0,Nn=!1,Ie=null,We=!1,ze=null,qr=R({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),Kr=null,Br=R({},["audio","video","img","source","image","track"]),Wr=null,Vr=R({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),Rt="http://www.w3.org/1998/Math/MathML",Lt="http://www.w3.org/2000/svg",me="http://www.w3.org/1999/xhtml",Ve=me,On=!1,jr=null,Ns=R({},[Rt,Lt,me],br),Os=Y(R({},["mi","mo","mn","ms","mtext"])),Mn=null,Ms=Y(R({},["annotation-xml"])),Pn=null,Ps=Y(Me(null)),Ds=R({},["title","style","font","a","script"]),lt=null,Is=["application/xhtml+xml","text/html"],zs="text/html",U=null,Nt=null,Fs=n.createElement("form"),Gr=function(s){return s instanceof RegExp||s instanceof Function},Dn=function(){let s=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!s||typeof s!="object")&&(s={}),s=mn(s),lt=Is.indexOf(s.PARSER_MEDIA_TYPE)===-1?zs:s.PARSER_MEDIA_TYPE,U=lt==="application/xhtml+xml"?br:qe,D=Oe(s,"ALLOWED_TAGS",Sn,{transform:U}),I=Oe(s,"ALLOWED_ATTR",En,{transform:U}),jr=Oe(s,"ALLOWED_NAMESPACES",Ns,{transform:br}),Wr=Oe(s,"ADD_URI_SAFE_ATTR",Vr,{transform:U,base:Vr}),Kr=Oe(s,"ADD_DATA_URI_TAGS",Br,{transform:U,base:Br}),ze=Oe(s,"FORBID_CONTENTS",qr,{transform:U}),at=Oe(s,"FORBID_TAGS",Me(null),{transform:U}),Ir=Oe(s,"FORBID_ATTR",Me(null),{transform:U}),We=ee(s,"USE_PROFILES")?s.USE_PROFILES&&typeof s.USE_PROFILES=="object"?mn(s.USE_PROFILES):s.USE_PROFILES:!1,zr=s.ALLOW_ARIA_ATTR!==!1,Tn=s.ALLOW_DATA_ATTR!==!1,Fr=s.ALLOW_UNKNOWN_PROTOCOLS||!1,xn=s.ALLOW_SELF_CLOSE_IN_ATTR!==!1,ke=s.SAFE_FOR_TEMPLATES||!1,Pe=s.SAFE_FOR_XML!==!1,De=s.WHOLE_DOCUMENT||!1,Be=s.RETURN_DOM||!1,Ct=s.RETURN_DOM_FRAGMENT||!1,Rn=s.RETURN_TRUSTED_TYPE||!1,Cn=s.FORCE_BODY||!1,Ur=s.SANITIZE_DOM!==!1,Hr=s.SANITIZE_NAMED_PROPS||!1,Ln=s.KEEP_CONTENT!==!1,Nn=s.IN_PLACE||!1,Dr=_l(s.ALLOWED_URI_REGEXP)?s.ALLOWED_URI_REGEXP:bi,Ve=typeof s.NAMESPACE=="string"?s.NAMESPACE:me,Mn=Ar(s,"MATHML_TEXT_INTEGRATION_POINTS",Os),Pn=Ar(s,"HTML_INTEGRATION_POINTS",Ms);let c=Ar(s,"CUSTOM_ELEMENT_HANDLING",Ps);if(he=Me(null),ee(c,"tagNameCheck")&&Gr(c.tagNameCheck)&&(he.tagNameCheck=c.tagNameCheck),ee(c,"attributeNameCheck")&&Gr(c.attributeNameCheck)&&(he.attributeNameCheck=c.attributeNameCheck),ee(c,"allowCustomizedBuiltInElements")&&typeof c.allowCustomizedBuiltInElements=="boolean"&&(he.allowCustomizedBuiltInElements=c.allowCustomizedBuiltInElements),K(he),ke&&(Tn=!1),Ct&&(Be=!0),We&&((ee(s,"ALLOWED_TAGS")||ee(s,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),D=R({},_i),I=Me(null),We.html===!0&&(R(D,gi),R(I,vi)),We.svg===!0&&(R(D,wr),R(I,Tr),R(I,pn)),We.svgFilters===!0&&(R(D,Sr),R(I,Tr),R(I,pn)),We.mathMl===!0&&(R(D,Er),R(I,yi),R(I,pn))),Ce.tagCheck=null,Ce.attributeCheck=null,ee(s,"ADD_TAGS")&&(typeof s.ADD_TAGS=="function"?Ce.tagCheck=s.ADD_TAGS:et(s.ADD_TAGS)&&(D===Sn&&(D=Et(D)),R(D,s.ADD_TAGS,U))),ee(s,"ADD_ATTR")&&(typeof s.ADD_ATTR=="function"?Ce.attributeCheck=s.ADD_ATTR:et(s.ADD_ATTR)&&(I===En&&(I=Et(I)),R(I,s.ADD_ATTR,U))),ee(s,"ADD_FORBID_CONTENTS")&&et(s.ADD_FORBID_CONTENTS)&&(ze===qr&&(ze=Et(ze)),R(ze,s.ADD_FORBID_CONTENTS,U)),Ln&&(D["#text"]=!0),De&&R(D,["html","head","body"]),D.table&&(D.tbody=!0,delete at.tbody),s.TRUSTED_TYPES_POLICY){if(typeof s.TRUSTED_TYPES_POLICY.createHTML!="function")throw Ae('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof s.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw Ae('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let f=F;F=s.TRUSTED_TYPES_POLICY;try{X=st("")}catch(_){throw F=f,_}}else s.TRUSTED_TYPES_POLICY===null?(F=void 0,X=""):(F===void 0&&(F=vs()),F&&typeof X=="string"&&(X=st("")));Nt=Y(s)},Yr=R({},[...wr,...Sr,...vl]),Xr=R({},[...Er,...yl]),Us=function(s,c,f){return c===me?s==="svg":c===Rt?s==="svg"&&(f==="annotation-xml"||Mn[f]):!!Yr[s]},Hs=function(s,c,f){return c===me?s==="math":c===Lt?s==="math"&&Pn[f]:!!Xr[s]},$s=function(s,c,f){return c===Lt&&!Pn[f]||c===Rt&&!Mn[f]?!1:!Xr[s]&&(Ds[s]||!Yr[s])},qs=function(s){let c=ae(s),f=qe(re(s)),_=A(s),v=Ve,b="template";return _&&J(_)===H.element&&(v=ae(_),b=qe(re(_))),jr[c]?c===Lt?Us(f,v,b):c===Rt?Hs(f,v,b):c===me?$s(f,v,b):lt==="application/xhtml+xml":!1},Re=function(s){kt(e.removed,{element:s});try{A(s).removeChild(s)}catch{if(p(s),!A(s))throw Ae("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},Zr=function(s,c,f){try{w(s,c)}catch{try{s.removeAttribute(f)}catch{}}},In=function(s){Un(s);let c=E(s);c&&xe(al(c),f=>{try{p(f)}catch{}}),J(s)===H.element&&zn(s,!1)},je=function(s,c,f){if(!f)try{f=c.getAttributeNode(s)}catch{f=null}if(kt(e.removed,{attribute:f||null,from:c}),f)Zr(c,f,s);else try{c.removeAttribute(s)}catch{}if(s==="is")if(Be||Ct)try{Re(c)}catch{}else try{c.setAttribute(s,"")}catch{}},zn=function(s,c){let f=z(s);if(f)for(let _=f.length-1;_>=0;--_){let v=f[_],b=v&&v.name;typeof b=="string"&&!(c&&I[U(b)])&&Zr(s,v,b)}},Fn=function(s,c){let f=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,_=[s];for(;_.length>0;){let v=_.pop();if(c(v)===!1)continue;if(f&&J(v)===H.element){let k=S(v);Ge(k)&&_.push(k)}let b=E(v);if(b)for(let k=b.length-1;k>=0;--k)_.push(b[k])}},Un=function(s){Fn(s,c=>{J(c)===H.element&&zn(c,!0)})},Hn=function(s){let c=[];return Fn(s,f=>{c.push(f)},!0),c},Ks=function(s,c){let f=vr();xe(Hn(s),_=>{J(_)===H.element&&yr(f,_)}),xe(c,_=>{J(_)===H.element&&!wt(f,_)&&zn(_,!0)})},Jr=function(s,c){let f=!1;return xe(e.removed,_=>{_.element&&(f=f||_.element===s,Un(_.element))}),Ks(s,c),f},Bs=8,Ws=function(s,c){let f=Ie,_=null,v=()=>(_||(_=vr(),xe(c,b=>{yr(_,b)})),_);for(let b=0;;b++){let k=Hn(s),B=[s],we=!1;if(xe(k,de=>{J(de)===H.documentFragment?kt(B,de):!we&&!wt(f,de)&&(we=wt(v(),de))}),!we)return;if(b>=Bs)throw Ae("the tree kept changing during in-place sanitization; refusing to return it");xe(B,(de,se)=>{Vs(de,se>0,s,v())})}},Vs=function(s,c,f,_){let v=Ot(s),b;for(;b=v.nextNode();)!wt(_,b)||wt(Ie,b)||(c&&ce(P.uponSanitizeShadowNode,b,null),Bn(b,f))},js=function(s){Ie&&yr(Ie,s)},Qr=function(s,c){return Pe?s==="patchsrc"?!0:s==="for"&&c!=="label"&&c!=="output":!1},Gs=function(s){Pe&&Fn(s,c=>{let f=J(c);if(f===H.processingInstruction||f===H.comment&&G(ki,c.data)){try{p(c)}catch{}return!1}if(f===H.element){let _=c,v=U(re(c));try{_.hasAttribute&&_.hasAttribute("patchsrc")&&_.removeAttribute("patchsrc"),_.hasAttribute&&_.hasAttribute("for")&&Qr("for",v)&&_.removeAttribute("for")}catch{}}return!0})},eo=function(s){let c=null,f=null;if(Cn)s="<remove></remove>"+s;else{let b=ul(s,Ol);f=b&&b[0]}lt==="application/xhtml+xml"&&Ve===me&&(s='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+s+"</body></html>");let _=F?st(s):s;if(Ve===me)try{c=new g().parseFromString(_,lt)}catch{}if(!c||!c.documentElement){c=wn.createDocument(Ve,"template",null);try{c.documentElement.innerHTML=On?X:_}catch{}}let v=c.body||c.documentElement;return s&&f&&v.insertBefore(n.createTextNode(f),v.childNodes[0]||null),Ve===me?ks.call(c,De?"html":"body")[0]:De?c.documentElement:v},Ot=function(s){let c=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,f=rt?rt(s):s.ownerDocument;return ys.call(f||s,s,(c?0:d.SHOW_ELEMENT)|d.SHOW_COMMENT|d.SHOW_TEXT|d.SHOW_PROCESSING_INSTRUCTION|d.SHOW_CDATA_SECTION,null)},$n=function(s){return s=fn(s,Ss," "),s=fn(s,Es," "),s=fn(s,Ts," "),s},qn=function(s){var c;Kn(s);let f=(c=s.querySelectorAll)===null||c===void 0?void 0:c.call(s,"template");f&&xe(f,_=>{Ge(_.content)&&qn(_.content)})},Kn=function(s){s.normalize();let c=Ot(s,!0),f=c.nextNode();for(;f;)f.data=$n(f.data),f=c.nextNode()},Mt=function(s){let c=pe?pe(s):null;return typeof c!="string"||U(c)!=="form"?!1:typeof s.nodeName!="string"||typeof s.textContent!="string"||typeof s.removeChild!="function"||s.attributes!==z(s)||typeof s.removeAttribute!="function"||typeof s.removeAttributeNode!="function"||typeof s.getAttributeNode!="function"||typeof s.setAttribute!="function"||typeof s.namespaceURI!="string"||typeof s.insertBefore!="function"||typeof s.hasChildNodes!="function"||s.nodeType!==L(s)||s.childNodes!==E(s)},to=function(s){if(!L||typeof s!="object"||s===null)return null;try{let c=L(s);return typeof c=="number"?c:null}catch{return null}},Ge=function(s){return to(s)===H.documentFragment},ut=function(s){return to(s)!==null};function ce(m,s,c){m.length!==0&&xe(m,f=>{f.call(e,s,c,Nt)})}let Ys=function(s,c,f){return!!(Pe&&f===H.element&&s.hasChildNodes()&&!ut(s.firstElementChild)&&G(xr,s.textContent)&&G(xr,s.innerHTML)||Pe&&Ml[c]&&f===H.element&&ae(s)===me&&(ut(s.firstElementChild)||typeof s.textContent=="string"&&G(xr,s.textContent))||f===H.processingInstruction||Pe&&f===H.comment&&G(ki,s.data))},Pt=function(s,c){if(s instanceof RegExp)return G(s,c);if(s instanceof Function){for(var f=arguments.length,_=new Array(f>2?f-2:0),v=2;v<f;v++)_[v-2]=arguments[v];return!!s(c,..._)}return!1},Xs=function(s,c,f){if(!at[c]&&oo(c)&&Pt(he.tagNameCheck,c))return!1;if(Ln&&!ze[c]&&!ze[qe(c)]){let _=A(s),v=E(s);if(v&&_){let b=v.length;for(let k=b-1;k>=0;--k){let B=s===f?T(v[k],!0):v[k];_.insertBefore(B,$(s))}}}return Re(s),!0},no=function(s,c,f,_){return s.length===0?c:c===f||c===_?Et(c):c},Ye=function(s,c){return s===c||A(s)!==null?!1:(Nn&&Un(s),!0)},Zs=function(s,c){if(js(s),ce(P.beforeSanitizeElements,s,null),Ye(s,c))return!0;if(Mt(s))return Re(s),!0;let f=U(re(s)),_=J(s);if(D=no(P.uponSanitizeElement,D,Sn,xt),ce(P.uponSanitizeElement,s,{tagName:f,allowedTags:D}),Ye(s,c))return!0;if(Ys(s,f,_))return Re(s),!0;if(at[f]||!(Ce.tagCheck instanceof Function&&Ce.tagCheck(f))&&!D[f]){let v=Xs(s,f,c);return v===!1&&(ce(P.afterSanitizeElements,s,null),Ye(s,c))?!0:v}if(_===H.element&&!qs(s)||(f==="noscript"||f==="noembed"||f==="noframes")&&G(Ll,s.innerHTML))return Re(s),!0;if(ke&&_===H.text){let v=s.textContent,b=$n(v);v!==b&&(kt(e.removed,{element:s.cloneNode()}),s.textContent=b)}return ce(P.afterSanitizeElements,s,null),Ye(s,c)},ro=function(s,c,f){if(Ir[c]||Qr(c,s)||Ur&&(c==="id"||c==="name")&&(f in n||f in Fs))return!1;let _=I[c]||Ce.attributeCheck instanceof Function&&Ce.attributeCheck(c,s);if(Tn&&G(xs,c)||zr&&G(As,c))return!0;if(!_)return oo(s)&&Pt(he.tagNameCheck,s)&&Pt(he.attributeNameCheck,c,s)||c==="is"&&he.allowCustomizedBuiltInElements&&Pt(he.tagNameCheck,f);if(Wr[c])return!0;let v=fn(f,Rs,"");return G(Dr,v)||(c==="src"||c==="xlink:href"||c==="href")&&s!=="script"&&kr(f,"data:")===0&&Kr[s]||Fr&&!G(Cs,v)?!0:!f},Js=R({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),oo=function(s){return!Js[qe(s)]&&G(Ls,s)},Qs=function(s,c,f,_){if(F&&typeof h=="object"&&typeof h.getAttributeType=="function"&&!f)switch(h.getAttributeType(s,c)){case"TrustedHTML":return st(_);case"TrustedScriptURL":return _s(_)}return _},ea=function(s,c,f,_){try{return f?s.setAttributeNS(f,c,_):s.setAttribute(c,_),Mt(s)?(Re(s),!1):!0}catch{return je(c,s),!1}},io=function(s,c){return Pe&&G(Nl,c)?!0:qe(s)==="attributename"&&kr(c,"href")!==-1},ta=function(s,c){if(ce(P.beforeSanitizeAttributes,s,null),Ye(s,c))return;let f=s.attributes;if(!f||Mt(s))return;I=no(P.uponSanitizeAttribute,I,En,At);let _={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:I,forceKeepAttr:void 0},v=f.length,b=U(re(s));for(;v--;){let k=f[v],B=k.name,we=k.namespaceURI,de=k.value,se=U(B),ge=de,Z=B==="value"?ge:cl(ge),so=!1;if(_.attrName=se,_.attrValue=Z,_.keepAttr=!0,_.forceKeepAttr=void 0,ce(P.uponSanitizeAttribute,s,_),Z=_.attrValue,Hr&&(se==="id"||se==="name")&&kr(Z,$r)!==0&&(je(B,s,k),Z=$r+Z,so=!0),io(B,Z)){je(B,s,k);continue}if(!_.forceKeepAttr){if(!_.keepAttr){je(B,s,k);continue}if(!xn&&G(wi,Z)){je(B,s,k);continue}if(ke&&(Z=$n(Z)),!ro(b,se,Z)){je(B,s,k);continue}Z=Qs(b,se,we,Z),Z!==ge&&ea(s,B,we,Z)&&so&&pi(e.removed)}}ce(P.afterSanitizeAttributes,s,null),Ye(s,c)},Bn=function(s,c){Zs(s,c),ta(s,c),Ge(s.content)&&Wn(s.content)},Wn=function(s){let c=null,f=Ot(s);for(ce(P.beforeSanitizeShadowDOM,s,null);c=f.nextNode();)if(ce(P.uponSanitizeShadowNode,c,null),Bn(c,s),J(c)===H.element){let _=S(c);Ge(_)&&(Vn(_),Wn(_))}ke&&Kn(s),ce(P.afterSanitizeShadowDOM,s,null)},Vn=function(s){let c=[{node:s,shadow:null}];for(;c.length>0;){let f=c.pop();if(f.shadow){Wn(f.shadow);continue}let _=f.node,v=J(_)===H.element,b=E(_);if(b)for(let k=b.length-1;k>=0;--k)c.push({node:b[k],shadow:null});if(v){let k=pe?pe(_):null;if(typeof k=="string"&&U(k)==="template"){let B=_.content;Ge(B)&&c.push({node:B,shadow:null})}}if(v){let k=S(_);Ge(k)&&c.push({node:null,shadow:k},{node:k,shadow:null})}}};return e.sanitize=function(m){let s=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},c=null,f=null,_=null,v=null;if(On=!m,On&&(m="<!-->"),typeof m!="string"&&!ut(m)&&(m=ml(m),typeof m!="string"))throw Ae("dirty is not a string, aborting");if(!e.isSupported)return m;An?(D=xt,I=At):Dn(s),e.removed=[];let b=Nn&&typeof m!="string"&&ut(m),k=[],B=Ie;if(b){Gs(m);let ge=re(m);if(typeof ge=="string"){let Z=U(ge);if(!D[Z]||at[Z])throw In(m),Ae("root node is forbidden and cannot be sanitized in-place")}if(Mt(m))throw In(m),Ae("root node is clobbered and cannot be sanitized in-place");k=Hn(m),Ie=vr()}else if(ut(m))c=eo("<!---->"),f=c.ownerDocument.importNode(m,!0),f.nodeType===H.element&&f.nodeName==="BODY"||f.nodeName==="HTML"?c=f:c.appendChild(f),Vn(c);else{if(!Be&&!ke&&!De&&m.indexOf("<")===-1)return Pr(m);if(c=eo(m),!c)return Be?null:Rn?X:""}c&&Cn&&Re(c.firstChild);let we=b?m:c;try{b&&Vn(m);let ge=Ot(we);for(;_=ge.nextNode();)Bn(_,we);b&&Ws(m,k)}catch(ge){throw b&&(In(m),Jr(m,k)),ge}finally{Ie=B}if(b){if(Jr(m,k))throw Ae("a node selected for removal could not be safely returned; refusing to sanitize in place");return ke&&qn(m),m}if(Be){if(ke&&qn(c),Ct)for(v=bs.call(c.ownerDocument);c.firstChild;)v.appendChild(c.firstChild);else v=c;return(I.shadowroot||I.shadowrootmode)&&(v=ws.call(r,v,!0)),v}let de=()=>De?c.outerHTML:c.innerHTML,se=de();return ke&&G(Sl,se)&&(Kn(c),se=de()),De&&D["!doctype"]&&c.ownerDocument&&c.ownerDocument.doctype&&c.ownerDocument.doctype.name&&G(Cl,c.ownerDocument.doctype.name)&&(se="<!DOCTYPE "+c.ownerDocument.doctype.name+`>
`+se),Pr(se)},e.setConfig=function(){let m=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};Dn(m),An=!0,xt=D,At=I},e.clearConfig=function(){Nt=null,An=!1,xt=null,At=null,F=Q,X=""},e.isValidAttribute=function(m,s,c){Nt||Dn({});let f=U(m),_=U(s);return typeof c=="string"&&(io(s,c)||!xn&&G(wi,c))?!1:ro(f,_,c)},e.addHook=function(m,s){typeof s=="function"&&ee(P,m)&&kt(P[m],s)},e.removeHook=function(m,s){if(ee(P,m)){if(s!==void 0){let c=sl(P[m],s);return c===-1?void 0:ll(P[m],c,1)[0]}return pi(P[m])}},e.removeHooks=function(m){ee(P,m)&&(P[m]=[])},e.removeAllHooks=function(){P=Si()},e}var Li=Ri();var Il="a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(" "),zl="abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(" "),Fl=/^\s*text-align:\s*(left|center|right);?\s*$/i,Ul=/^(?:https?:\/\/|mailto:)/i,Hl=/^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i,tt=null;function $l(){return tt!==null||(tt=Li(window),tt.addHook("beforeSanitizeAttributes",t=>{if(t.localName!=="td"&&t.localName!=="th")return;let e=Fl.exec(t.getAttribute("style")??"")?.[1];e!==void 0&&t.setAttribute("align",e)}),tt.addHook("afterSanitizeAttributes",t=>{Ni(t,"href",Ul),Ni(t,"src",Hl),t.localName==="a"&&t.hasAttribute("href")&&(t.setAttribute("target","_blank"),t.setAttribute("rel","noopener noreferrer")),t.localName==="img"&&t.setAttribute("referrerpolicy","no-referrer")})),tt}function Ni(t,e,n){let r=t.getAttribute(e);r!==null&&!n.test(r.trim())&&t.removeAttribute(e)}function Rr(t){return $l().sanitize(t,{ALLOWED_TAGS:Il,ALLOWED_ATTR:zl,ALLOW_ARIA_ATTR:!1,ALLOW_DATA_ATTR:!1,RETURN_DOM_FRAGMENT:!0})}var ql="blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th",Oi=new WeakMap;function Kl({card:t}){let e=le(null);return ye(()=>e.current?.replaceChildren(Rr(t.html)),[t]),u("div",{class:"html",dir:"auto",ref:e})}function Bl(t){let e=Oi.get(t);if(e===void 0){let n=Rr(t.html);for(let r of n.querySelectorAll(ql))r.after(" ");e=(n.textContent??"").replace(/\s+/g," ").trim(),Oi.set(t,e)}return e}var Mi={Content:Kl,plainText:Bl};function gn({cells:t}){return u("table",{class:"row",children:u("tbody",{children:t.map(([e,n],r)=>u("tr",{children:[u("th",{scope:"row",dir:"auto",children:e}),u("td",{dir:"auto",children:n})]},`${r} ${e}`))})})}var Pi={Content:({card:t})=>u(gn,{cells:t.fields}),plainText:t=>t.fields.map(([,e])=>e).join(" · ")};var Di={Content:({card:t})=>u(ne,{children:[u("div",{class:"text",dir:"auto",children:t.text}),t.fields?.length?u(gn,{cells:t.fields}):null]}),plainText:t=>t.text};var Wl={text:Di,row:Pi,html:Mi},Ii=t=>Wl[t.kind];function zi({card:t}){let e=Ii(t);return u(e.Content,{card:t})}var Fi=t=>Ii(t).plainText(t);function Ui({store:t}){let e=t.state.card.value,n=le(null);if(ye(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return u(jl,{store:t});let{card:r,origin:o}=e;return u("section",{class:"card","data-al":"card","data-key":r.key,"data-origin":o==="review"?"review":void 0,ref:n,"aria-label":o==="review"?"example under review":"example",children:[u(Vl,{store:t}),u(zi,{card:r})]})}function Vl({store:t}){let e=t.state.note.value;return e===""?null:u("p",{class:"note","data-al":"note-text",dir:"auto",children:e})}function jl({store:t}){let{connected:e,everShown:n,kernelSilent:r,totals:o}=t.state,i=t.state.status.value,a=o.value?.labels??0,l="Preparing the first examples…",d=i?.busy?`The kernel is ${i.busy.what}${cn(i.busy.left)}.`:"";return i?.phase==="done"?(l=`All done: ${j(a,"label")}.`,d="Undo and review still work."):i?.phase==="failed"?(l="The desk cannot go on.",d=i.notice?.text??""):r.value&&e.value?(l="Waiting for the kernel.",d="If it is idle, run this cell again."):n.value&&(l="Out of prepared examples; the kernel is busy…",d="More come as soon as it answers."),u("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[u("p",{children:l}),u("p",{class:"quiet",children:d})]})}function Hi({view:t}){let e=t.store.state.classes.value,n=!t.shortcuts.value.singleKey;return u("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(r=>u(Gl,{name:r.name,view:t},r.name))})}function Gl({name:t,view:e}){let n=bt(()=>e.store.state.selected.value.has(t)),r=bt(()=>e.hints.value.get(t)?.keys??""),o=bt(()=>e.hints.value.get(t)?.dim??!1),i=bt(()=>!e.suggests.value||!e.shortcuts.value.singleKey?null:e.suggestions.value.find(([a])=>a===t)?.[1]??null);return u("button",{type:"button",class:o.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":r.value.length===1?r.value:void 0,title:t,onClick:()=>e.press(t),children:[u("kbd",{children:r.value}),u("span",{class:"name",dir:"auto",children:t}),i.value!==null&&u("span",{class:"likely",children:ie(i.value)}),n.value&&u("span",{class:"mark",children:"✓"})]})}function $i({view:t}){let{multilabel:e,selected:n}=t.store.state;if(!e.value)return null;let r=n.value.size;return u("button",{type:"button",class:"choice done","data-al":"done","data-chosen":r,onClick:()=>t.confirm(),children:[u("kbd",{children:"Enter"}),u("span",{class:"name",children:r===0?"none of these":`done: ${j(r,"label")}`})]})}function qi({view:t}){if(t.shortcuts.value.singleKey)return null;let e=t.filter.value,n=e.open?t.shortcuts.value.matching(e).length:0,r="type letters, then the digit";return e.open&&(r=n===0?"no class starts like this":`${n} match · digit or Enter`),u("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[u("span",{class:e.open?"typed":"typed idle",children:e.text}),u("span",{class:"quiet",children:r})]})}function Ki({view:t}){if(!t.suggests.value||t.shortcuts.value.singleKey)return null;let e=t.filter.value.open;return u("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggestions.value.map(([n,r],o)=>u("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.press(n),children:[!e&&u("kbd",{children:o+1}),u("span",{class:"name",dir:"auto",children:n}),u("span",{class:"likely",children:ie(r)})]},n)),t.suggestions.value.length===0&&u("span",{class:"quiet",children:"no suggestion for this card"})]})}function Bi({view:t}){let e=t.store.state.classes.value,n=t.edit.value,r=le(null);return ye(()=>{let o=r.current;return()=>{let i=o?.getRootNode();o?.contains(i?.activeElement??null)&&Lr(o)?.focus({preventScroll:!0})}},[]),u("section",{ref:r,class:"panel classes","aria-label":"rename or merge classes","data-al":"classes",children:[u("p",{class:"quiet",children:"Click a class to rename it. With the name of another class it is merged into that one. Its labels follow."}),u("ul",{children:e.map(({name:o})=>u("li",{children:[n?.name!==o&&u(Yl,{name:o,view:t}),n?.name===o&&n.into===null&&u(Xl,{name:o,view:t}),n?.name===o&&n.into!==null&&u(Zl,{edit:n,view:t})]},o))})]})}function Yl({name:t,view:e}){let n=e.store.state.counts.value?.get(t);return u("button",{type:"button",class:"past","data-al":"class","data-value":t,"aria-label":`rename ${t}`,onClick:()=>e.editClass(t),children:[u("span",{class:"answer",dir:"auto",children:t}),u("span",{class:"words",children:n===void 0?"":j(n,"label")}),u("span",{class:"pencil","aria-hidden":"true",children:"✎"})]})}function Xl({name:t,view:e}){let n=le(null);return ye(()=>{n.current?.focus({preventScroll:!0}),n.current?.select()},[]),u("form",{class:"line-form",onSubmit:r=>{r.preventDefault();let o=Lr(n.current);e.submitName(n.current?.value??""),e.edit.peek()===null&&o?.focus({preventScroll:!0})},children:[u("input",{ref:n,"data-al":"new-name","aria-label":`new name of ${t}`,defaultValue:t,maxLength:200,dir:"auto"}),u("span",{class:"quiet",children:"Enter to rename"})]})}function Zl({edit:t,view:e}){let n=le(null);ye(()=>n.current?.focus({preventScroll:!0}),[]);let r=e.store.state.counts.value?.get(t.name),o="Its labels follow.";return r===0?o="It has no labels.":r!==void 0&&(o=`${j(r,"label")} ${r===1?"follows":"follow"}.`),u("div",{class:"line-form",role:"alertdialog","aria-label":`merge ${t.name}`,"data-al":"merge-question",children:[u("span",{dir:"auto",children:["Merge ",t.name," into ",t.into,"? ",o]}),u("button",{type:"button",ref:n,"data-al":"merge",onClick:()=>{let i=Lr(n.current);e.confirmMerge(),i?.focus({preventScroll:!0})},children:"merge"}),u("button",{type:"button","data-al":"cancel-merge",onClick:()=>e.editClass(null),children:"cancel"})]})}var Lr=t=>t?.getRootNode()?.host;var Ke={text:"",page:0,open:!1},nt=t=>t.toLocaleLowerCase();function Jl(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,r)=>e.slice(r).join(""))}var _n=class{singleKey;#e;#n;#t=new Map;#r;#o=new Map;constructor(e){this.#e=e,this.singleKey=e.length<=9,this.#n=e.map(r=>Jl(r.name));for(let r of e)r.key!==null&&!this.#t.has(nt(r.key))&&this.#t.set(nt(r.key),r.name);this.singleKey&&this.#s();let n=new Map([...this.#t].map(([r,o])=>[o,r]));this.#r=e.map((r,o)=>n.get(r.name)??(this.singleKey?"":this.#a(o)))}classOfKey(e){return this.#t.get(nt(e))}matching(e){return this.#i(e.text).map(n=>this.#e[n].name)}classOfDigit(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#r.map(r=>({keys:r,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#i(e.text).forEach((r,o)=>{let i=o-e.page*9,a=i>=0&&i<9?String(i+1):this.#a(r,e.text).slice(e.text.length);n[r]={keys:a,dim:!1}}),n}#s(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(o=>this.#t.get(nt(o.key??""))!==o.name)),r=[];this.#e.forEach((o,i)=>{n.has(o)&&(this.#t.has(e[i])?r.push(o):this.#t.set(e[i],o.name))});for(let o of r){let i=e.find(a=>!this.#t.has(a));i!==void 0&&this.#t.set(i,o.name)}}#i(e){let n=this.#o.get(e);if(n!==void 0)return n;let r=[],o=[];this.#n.forEach((a,l)=>{e===""||a[0]?.startsWith(e)?r.push(l):a.some(d=>d.startsWith(e))&&o.push(l)});let i=[...r,...o];return this.#o.set(e,i),i}#a(e,n=""){let r={rank:Number.POSITIVE_INFINITY,prefix:""};for(let o of this.#n[e])if(o.startsWith(n))for(let i=Math.max(1,n.length);i<=o.length;i++){let a=o.slice(0,i),l=this.#i(a).indexOf(e);if(l<r.rank&&(r={rank:l,prefix:a}),l<9)return this.#l(a,l,n)}return r.prefix!==""?this.#l(r.prefix,r.rank,n):this.#l("",e,n)}#l(e,n,r){let o=r===""&&(e===""||this.#t.has(e[0]))?"/":"",i="0".repeat(Math.floor(n/9));return`${o}${e}${i}${n%9+1}`}};function Wi({view:t}){let{classes:e,multilabel:n}=t.store.state,r=t.shortcuts.value.singleKey,o=n.value,i=o?"choose that label, or drop it":"choose that label",a=e.value.some(d=>d.key!==null),l=[r?[a?"key on the button":"1 – 9",i]:["letters, digit",`find a label, ${o?"choose or drop it":"choose it"}; e.g. t then 1`],...r?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...o?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",r?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],...r&&t.shortcuts.value.classOfKey("n")===void 0?[["n","write a note on the example"]]:[],["+","add a class"],["F2","rename or merge classes"],["?","these keys"],["Esc","close, then leave the desk"]];return u("section",{class:"panel help","aria-label":"keys",children:[u("dl",{children:l.map(([d,g])=>u("div",{children:[u("dt",{children:u("kbd",{children:d})}),u("dd",{children:g})]},d))}),u("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function yn(t){let e=le(null);return ye(()=>e.current?.focus(),[]),u("form",{class:t.panel,onSubmit:n=>{n.preventDefault();let r=e.current?.getRootNode()?.host;t.submit(e.current?.value??""),t.view.panel.peek()!==t.panel&&r?.focus({preventScroll:!0})},children:u("input",{ref:e,...t.children})})}function Vi({view:t}){return t.panel.value!=="note"?null:u(yn,{view:t,panel:"note",submit:e=>t.writeNote(e),children:{"data-al":"note-input","aria-label":"note on this example",placeholder:"a note on this example, then Enter; empty removes it",maxLength:1e4,defaultValue:t.store.state.note.peek()}})}function ji({view:t}){return u(be,{hook:"note",pressed:t.panel.value==="note",press:()=>t.togglePanel("note"),children:[u("span",{"aria-hidden":"true",children:"✎"})," note"]})}function Yi({view:t}){let{store:e}=t,n=e.state.status.value?.notice??null,r=t.problem.value;return u("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[r!==null&&u("p",{class:"notice warning",children:[u("span",{children:r}),u(Gi,{press:()=>t.dismissProblem()})]}),e.state.refusals.value.map(o=>u("p",{class:"notice error","data-al":"refusal",children:[u("span",{children:o.text}),u(Gi,{press:()=>e.dismissRefusal(o.id)})]},o.id)),n!==null&&u("p",{class:`notice ${n.level} ${n.action===null?"":"offer"}`,"data-al":"notice",children:[u("span",{children:n.text}),n.action==="restore"&&u(Ql,{store:e})]})]})}function Ql({store:t}){let{connected:e,restoring:n}=t.state;return u("button",{type:"button",class:"action","data-al":"restore-store",disabled:!e.value||n.value,onClick:()=>t.restoreStore(),children:n.value?"Writing …":"Write the labels to the file again"})}function Gi({press:t}){return u("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function Xi({store:t}){if(t.state.connected.value)return null;let e=t.state.pending.value,n="Restart the kernel and run the cell again",r=`The kernel stopped. Everything is saved. ${n} to go on.`;return t.state.status.value?.store===null?r=`The kernel stopped, and with it went the labels, which were kept in memory only. ${n} to start anew; pass store= to keep them.`:e===1?r=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(r=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),u("p",{class:"banner",role:"alert","data-al":"kernel",children:r})}function Zi({store:t}){let e=t.state.status.value,n=t.state.totals.value,r=t.state.labelsPerMinute.value,o=n?.labels??0,i=e?.budget??(n===null?null:n.labels+n.left),a=i===null||i<=0?0:Math.min(1,o/i),l=[];n===null?l.push("connecting to the kernel…"):l.push(i===null?j(o,"label"):`${o} of ${j(i,"label")}`),r!==null&&l.push(`${r} a minute`),e!==null&&e.cost!==null&&n!==null&&l.push(li(e.cost*o));let d=e?.version??0,g=d>0?`model ${d} on ${j(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:h,share:y,left:T}=e.busy;g+=`, ${h}${y===null?"…":` ${ie(y)}`}${cn(T)}`}return e!==null&&l.push(g),u("div",{class:"progress","data-al":"progress","data-labels":o,"data-version":d,children:[u("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":i??0,"aria-valuenow":o,children:u("div",{class:"bar-done",style:{transform:`scaleX(${a})`}})}),u("div",{class:"line",title:l.join(" · "),children:l.join(" · ")})]})}var eu=.2;function tu(t){let e=t.filter(([,o])=>o>.5).map(([o,i])=>`${o} (${ie(i)})`),[n,r]=t.reduce((o,i)=>Math.abs(i[1]-.5)<Math.abs(o[1]-.5)?i:o);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${ie(r)}).`}function nu(t,e){let[n,r]=t;if(n===void 0)return"Chosen to cover the pool; no model yet.";if(e)return tu(t);if(r===void 0)return`The model's best guess is ${n[0]} (${ie(n[1])}).`;let[o,i]=[n,r].map(([a,l])=>`${a} (${ie(l)})`);return n[1]-r[1]<eu?`The model hesitates between ${o} and ${i}.`:`The model's best guess is ${o}, then ${i}.`}function Ji({view:t}){if(!t.showsReason.value)return null;let{card:e,former:n,multilabel:r}=t.store.state,o=e.value;return u("p",{class:"why quiet","data-al":"reason",children:o===null?"":nu(qt(o.card.top,n.value),r.value)})}var ru=160,Qi=({card:t})=>Fi(t).slice(0,ru),es=({value:t},e)=>{if(t===null)return"skipped";let n=[Ze(t,e.store.state.former.value)].flat();return n.length===0?"none of these":n.join(", ")};function ts({view:t}){t.store.state.historyRevision.value;let e=t.store.latestDecisions();return u("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&u("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>u("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.reset()},children:[u("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:es(n,t)}),u("span",{class:"words",dir:"auto",children:Qi(n)})]},n.card.key))]})}function ns({view:t}){let{card:e,multilabel:n,recentLabels:r}=t.store.state,o=r.value;return e.value?.origin==="review"?u("div",{class:"last line","data-al":"reviewing",children:u("span",{class:"quiet",children:n.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):u("div",{class:"last line","data-al":"last",children:[u("span",{class:"quiet",children:"last:"}),o.length===0&&u("span",{class:"quiet",children:"nothing yet"}),o.map(i=>u("button",{type:"button","data-key":i.card.key,title:`review: ${Qi(i)}`,dir:"auto",onClick:()=>{t.store.review(i)&&t.reset()},children:u("span",{class:"name",children:es(i,t)})},i.card.key))]})}var ou={audit:"random audit label",stratified:"stratified audit label",test:"test example"};function iu(t,e){let[n="",r]=e.split(" and ");return`from ${j(t,ou[n]??"label")}${r===void 0?"":" and the model"}`}function rs({store:t}){let e=t.state.population.value;return u("section",{class:"panel shares","aria-label":"share of each class in the pool","aria-live":"polite","data-al":"population",children:[e===null&&u("p",{class:"quiet",children:"Working out the share of each class in the pool…"}),e?.why&&u("p",{children:e.why}),e!==null&&e.why===null&&u(ne,{children:[u("p",{class:"quiet",children:["share of each class in the whole pool, 95 % intervals, ",iu(e.n,e.method)]}),u("dl",{children:e.shares.map(([n,r,o,i])=>u("div",{"data-class":n,children:[u("dt",{dir:"auto",children:n}),u("dd",{children:[u("span",{class:"track","aria-hidden":"true",children:[u("span",{class:"range",style:{insetInlineStart:`${100*o}%`,inlineSize:`${100*(i-o)}%`}}),u("span",{class:"mark",style:{insetInlineStart:`${100*r}%`}})]}),u("span",{class:"figure",children:[ie(r)," [",ie(o),", ",ie(i),"]"]})]})]},n))})]})]})}function os({view:t}){let{store:e}=t,n=t.panel.value;return u("div",{class:"tools",children:[u("button",{type:"button","data-al":"undo","aria-disabled":!e.state.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[u("span",{"aria-hidden":"true",children:"↶"})," undo"]}),u("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[u("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),u(be,{hook:"review",pressed:n==="review",press:()=>t.togglePanel("review"),children:"review"}),u(be,{hook:"why",pressed:t.showsReason.value,press:()=>t.toggleReason(),children:"why"}),u(be,{hook:"suggest",pressed:t.suggests.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?u(au,{view:t}):u("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.togglePanel("add"),children:[u("span",{"aria-hidden":"true",children:"+"})," class"]}),u(be,{hook:"rename-class",title:"rename or merge classes (F2)",pressed:n==="classes",press:()=>t.togglePanel("classes"),children:"rename"}),u(be,{hook:"help",pressed:n==="help",press:()=>t.togglePanel("help"),children:[u("span",{"aria-hidden":"true",children:"?"})," keys"]}),u(su,{store:e})]})}function su({store:t}){let e=t.state.pending.value;return u("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function au({view:t}){return u(yn,{view:t,panel:"add",submit:e=>t.addClass(e),children:{"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200}})}function is({view:t}){let{store:e}=t;return u(lu,{view:t,children:[u(Zi,{store:e}),u("div",{class:"stage",children:[u(Ui,{store:e}),u(uu,{view:t}),u(Xi,{store:e})]}),u(qi,{view:t}),u(Ki,{view:t}),u(Hi,{view:t}),u($i,{view:t}),u(os,{view:t}),u(Ji,{view:t}),u("div",{class:"looking-back",children:[u(ns,{view:t}),u(ji,{view:t})]}),u(Vi,{view:t}),u(ci,{view:t}),u(Yi,{view:t})]})}function lu({view:t,children:e}){let{connected:n,status:r}=t.store.state;return u("section",{class:n.value?"desk":"desk frozen","data-al":"desk","data-phase":r.value?.phase??"seed","aria-label":"labeling desk",children:e})}function uu({view:t}){let e=t.panel.value;return e==="review"?u(ts,{view:t}):e==="classes"?u(Bi,{view:t}):e==="shares"?u(rs,{store:t.store}):e==="help"?u(Wi,{view:t}):null}var pu={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]},ss={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),F2:t=>t.togglePanel("classes"),Enter:t=>{t.filter.peek().open?us(t,1):t.store.state.multilabel.peek()&&t.confirm()}};function ls(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||as(t))return;cs(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){gu(t,e,n);return}if(t.stopPropagation(),as(t))return;if(_u(t)){t.repeat&&t.preventDefault();return}let r=pu[t.key];if(r!==void 0){t.preventDefault(),n.scroll(...r);return}if(t.key.length>1&&!(t.key in ss))return;t.preventDefault();let o=ss[t.key];if(t.key==="Backspace"&&e.filter.peek().open)mu(e);else{if(t.repeat)return;o!==void 0?o(e):hu(t.key,e)}}function hu(t,e){let n=e.filter.peek(),r=e.shortcuts.peek();if(!n.open){let o=r.classOfKey(t);if(o!==void 0){e.press(o);return}}if(t==="?")e.togglePanel("help");else if(t==="+")e.togglePanel("add");else{if(e.store.state.card.peek()===null)return;if(r.singleKey)nt(t)==="n"&&e.togglePanel("note");else if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let o=Math.ceil(r.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<o?n.page+1:0})}else/^[1-9]$/.test(t)?us(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function us(t,e){let n=t.filter.peek(),r=t.shortcuts.peek(),o;n.open?o=r.classOfDigit(n,e):r.singleKey||(o=t.suggestions.peek()[e-1]?.[0]),o!==void 0&&t.press(o)}function mu(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:Ke}function gu(t,e,n){if(e.filter.peek().open)e.filter.value=Ke;else if(e.edit.peek()!==null)e.editClass(null),n.focusDesk();else if(e.panel.peek()!=="none")e.panel.value="none",n.focusDesk();else{n.leaveDesk();return}cs(t)}function cs(t){t.preventDefault(),t.stopPropagation()}var ds=t=>t.composedPath()[0],as=t=>{let e=ds(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement};function _u(t){let e=ds(t);return t.key==="Enter"&&e instanceof HTMLAnchorElement?!0:t.key!=="Enter"&&t.key!==" "?!1:e instanceof HTMLButtonElement||e?.localName==="summary"}var fs={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};var ps=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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
.classes input,
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

.classes p {
  padding: 0 8px 4px;
}

.classes ul {
  margin: 0;
  padding: 0;
  list-style: none;
}

/* As high as the line it replaces: nothing moves when a class is edited. */
.classes .past,
.classes .line-form {
  min-block-size: 2.2em;
  align-items: center;
}

.classes .past {
  grid-template-columns: minmax(7em, 50%) 1fr auto;
}

.classes .past .pencil {
  color: var(--quiet);
}

.classes .line-form {
  display: flex;
  gap: 4px 8px;
  padding: 0 8px;
}

.classes div.line-form {
  flex-wrap: wrap;
}

.classes input {
  flex: 0 1 20em;
  min-inline-size: 9em;
}

.classes .line-form .quiet {
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
}

.classes .line-form button {
  padding: 1px 10px;
  border: 1px solid var(--rim-strong);
  border-radius: 4px;
  background: var(--page);
}

.classes .line-form button:hover {
  background: var(--sunk);
}

/* accuracy and advice */

.accuracy {
  padding-block-start: 8px;
  border-block-start: 1px solid var(--rim);
}

.accuracy .line,
.reads {
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
`;var yu=5,hs=t=>`al_widget:${t}:suggest`,bn=class{filter=C(Ke);panel=C("none");showsReason=C(!1);suggests=C(!1);edit=C(null);problem=C(null);shortcuts;hints;suggestions;store;#e;#n=!1;constructor(e,n){this.store=e,this.#e=n;let{card:r,classes:o,former:i}=e.state;this.shortcuts=V(()=>new _n(o.value)),this.hints=V(()=>{let a=this.shortcuts.value.hints(this.filter.value);return new Map(o.value.map((l,d)=>[l.name,a[d]]))}),this.suggestions=V(()=>{if(!this.suggests.value)return[];let a=new Set(o.value.map(l=>l.name));return qt(r.value?.card.top??[],i.value).filter(([l])=>a.has(l)).slice(0,yu)})}readPreferences(e){this.#n||(this.#n=!0,this.suggests.value=this.#e.get(hs(e))==="on")}press(e){if(this.#r())return;let{multilabel:n}=this.store.state;(n.peek()?this.store.toggle(e):this.store.label(e))&&this.reset()}confirm(){this.#r()||this.store.labelSelected()&&this.reset()}skip(){this.#r()||this.store.skip()&&this.reset()}undo(){this.store.undo(),this.reset()}reset(){this.filter.peek()!==Ke&&(this.filter.value=Ke),this.panel.peek()!=="none"&&(this.panel.value="none"),this.edit.value=null}togglePanel(e){this.problem.value=null,this.edit.value=null,this.panel.value=this.panel.peek()===e?"none":e,this.panel.peek()==="shares"&&this.store.askPopulation(),this.panel.peek()==="classes"&&this.store.askCounts()}toggleReason(){this.showsReason.value=!this.showsReason.peek()}toggleSuggestions(){this.suggests.value=!this.suggests.peek();let e=this.store.state.status.peek()?.desk;e!==void 0&&this.#e.set(hs(e),this.suggests.peek()?"on":"off")}writeNote(e){this.store.note(e)&&(this.panel.value="none")}dismissProblem(){this.problem.value=null}addClass(e){let n=this.shortcuts.peek().singleKey;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.shortcuts.peek().singleKey&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}editClass(e){this.problem.value=null,this.edit.value=e===null?null:{name:e,into:null}}submitName(e){let n=this.edit.peek();if(n===null)return;let{classes:r,connected:o}=this.store.state,i=e.trim().replace(/\s+/g," "),a=g=>g!==n.name&&g.toLowerCase()===i.toLowerCase(),d=(r.peek().find(g=>g.name===i&&g.name!==n.name)??r.peek().find(g=>a(g.name)))?.name??null;this.problem.value=null,o.peek()?i===""?this.problem.value="Type a name first.":d===null?this.#t(n.name,i):r.peek().length<3?this.problem.value=`Merging “${n.name}” into “${d}” would leave one class. Add another class first.`:this.edit.value={name:n.name,into:d}:this.problem.value="The kernel stopped: classes can be renamed once it runs again."}confirmMerge(){let e=this.edit.peek();e?.into&&this.#t(e.name,e.into)}#t(e,n){this.store.renameClass(e,n),this.edit.value=null}#r(){let e=["help","review","shares","classes"].includes(this.panel.peek());return e&&this.reset(),e}};var Nr="data-lm-suppress-shortcuts",bu=40,ku=.9;function ms(t,e){let n=new bn(e,fs),r=new AbortController;t.tabIndex=0,t.setAttribute(Nr,"true");let o=t.shadowRoot??t.attachShadow({mode:"open"}),i=document.createElement("style");i.textContent=ps;let a=document.createElement("div");o.replaceChildren(i,a),pr(u(is,{view:n}),a),wu(t,o,n,r.signal),Su(t,o,r.signal);let l=ai(t,e),d=fe(()=>{let g=e.state.status.value?.desk;g!==void 0&&n.readPreferences(g)});return()=>{r.abort(),d(),l(),pr(null,a)}}function wu(t,e,n,r){let o={scroll:(l,d)=>{let g=e.querySelector(".panel")??e.querySelector(".card");if(g===null)return;let h={line:bu,page:g.clientHeight*ku,end:g.scrollHeight}[l];g.scrollTop+=h*d},focusDesk:()=>t.focus({preventScroll:!0}),leaveDesk:()=>{e.activeElement?.blur(),t.blur()}},i=l=>{l?t.setAttribute(Nr,"true"):t.removeAttribute(Nr)},a=l=>l.ctrlKey||l.metaKey||l.altKey;t.addEventListener("keydown",l=>i(!a(l)),{signal:r,capture:!0}),t.addEventListener("keyup",l=>i(!a(l)),{signal:r,capture:!0}),t.addEventListener("focusout",()=>i(!0),{signal:r}),t.addEventListener("keydown",l=>ls(l,n,o),{signal:r})}function Su(t,e,n){e.addEventListener("mousedown",r=>{r.target.closest("button")!==null&&(r.preventDefault(),t.focus({preventScroll:!0}))},{signal:n}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!n.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:n})}function kn(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function gs(t,e=document){let n=kn(e),r=()=>{kn(e)!==n&&(n=!n,t(n))},o=new MutationObserver(r);o.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let i=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return i?.addEventListener?.("change",r),()=>{o.disconnect(),i?.removeEventListener?.("change",r)}}var Eu=new Set(["dead","restarting","autorestarting","terminating"]),Tu=12;function xu(){let t=crypto.getRandomValues(new Uint8Array(Tu));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Au={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function Cu(){try{return window.sessionStorage}catch{return Au}}function Ru(t){let e=new Qt({client:xu(),send:y=>t.send(y),storage:Cu(),now:()=>performance.now(),setTimer:(y,T)=>{let p=setTimeout(y,T);return()=>clearTimeout(p)},dark:kn}),n=y=>e.receive(y),r=()=>e.receiveStatus(t.get("status")),o=()=>{let y=t.comm_live;typeof y=="boolean"?e.setConnected(y):e.connectionChanged()},i=()=>e.setConnected(!1),a=(y,T)=>{Eu.has(T)&&e.setConnected(!1)},l=y=>{e.undelivered>0&&y.preventDefault()},d=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",r),t.on("comm_live_update",o),t.on("comm:close",i),d?.statusChanged?.connect?.(a),window.addEventListener("beforeunload",l);let g=gs(y=>e.themeChanged(y));r(),e.start();let h=!1;return{store:e,close:()=>{h||(h=!0,t.off("msg:custom",n),t.off("change:status",r),t.off("comm_live_update",o),t.off("comm:close",i),d?.statusChanged?.disconnect?.(a),window.removeEventListener("beforeunload",l),g(),e.close())}}}var wf=()=>{let t=null,e=n=>(t??=Ru(n),t);return{initialize({model:n,signal:r}){let{close:o}=e(n);return r?.addEventListener("abort",o),o},render({model:n,el:r,signal:o}){let i=ms(r,e(n).store);return o?.addEventListener("abort",i),i}}};export{wf as default};
