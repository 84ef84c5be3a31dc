/* al_widget bundle 24d006ed328d97d364d86534897ad36e83828a562f087daff89dcbdaf2c657a5 */
var aa=Symbol.for("preact-signals");function Ut(){if(Se>1)Se--;else{var t,e=!1;for((function(){var r=Ft;for(Ft=void 0;r!==void 0;){var s=r.S;if(s.v===r.v)for(var a=s.t;a!==void 0;a=a.x)a.i===r.i&&(a.i=s.i);r=r.o}})();ft!==void 0;){var n=ft;for(ft=void 0,It++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&ur(n))try{n.c()}catch(r){e||(t=r,e=!0)}n=o}}if(It=0,Se--,e)throw t}}function Ee(t){if(Se>0)return t();Yn=++la,Se++;try{return t()}finally{Ut()}}var dt,O=void 0;function pt(t){var e=O,n=dt;O=void 0,dt=void 0;try{return t()}finally{O=e,dt=n}}var ft=void 0,Se=0,It=0,la=0,Yn=0,Ft=void 0,zt=0;function lr(t){if(O!==void 0){var e=t.n;if(e===void 0||e.t!==O)return e={i:0,S:t,p:O.s,n:void 0,t:O,e:void 0,x:void 0,r:e},O.s!==void 0&&(O.s.n=e),O.s=e,t.n=e,32&O.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=O.s,e.n=void 0,O.s.n=e,O.s=e),e}}function G(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}G.prototype.brand=aa;G.prototype.h=function(){return!0};G.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:pt(function(){var o;(o=e.W)==null||o.call(e)}))};G.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,o=t.x;n!==void 0&&(n.x=o,t.e=void 0),o!==void 0&&(o.e=n,t.x=void 0),t===this.t&&(this.t=o,o===void 0&&pt(function(){var r;(r=e.Z)==null||r.call(e)}))}};G.prototype.subscribe=function(t){var e=this;return ae(function(){var n=e.value;pt(function(){return t(n)})},{name:"sub"})};G.prototype.valueOf=function(){return this.value};G.prototype.toString=function(){return this.value+""};G.prototype.toJSON=function(){return this.value};G.prototype.peek=function(){var t=this;return pt(function(){return t.value})};Object.defineProperty(G.prototype,"value",{get:function(){var t=lr(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(It>100)throw new Error("Cycle detected");(function(n){Se!==0&&It===0&&n.l!==Yn&&(n.l=Yn,Ft={S:n,v:n.v,i:n.i,o:Ft})})(this),this.v=t,this.i++,zt++,Se++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{Ut()}}}});function C(t,e){return new G(t,e)}function ur(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function cr(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function dr(t){for(var e=t.s,n=void 0;e!==void 0;){var o=e.p;e.i===-1?(e.S.U(e),o!==void 0&&(o.n=e.n),e.n!==void 0&&(e.n.p=o)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=o}t.s=n}function Ue(t,e){G.call(this,void 0,e),this.x=t,this.s=void 0,this.g=zt-1,this.f=4}Ue.prototype=new G;Ue.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===zt))return!0;if(this.g=zt,this.f|=1,this.i>0&&!ur(this))return this.f&=-2,!0;var t=O;try{cr(this),O=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return O=t,dr(this),this.f&=-2,!0};Ue.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}G.prototype.S.call(this,t)};Ue.prototype.U=function(t){if(this.t!==void 0&&(G.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};Ue.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(Ue.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=lr(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function H(t,e){return new Ue(t,e)}function fr(t){var e=t.j;if(t.j=void 0,typeof e=="function"){Se++;var n=O;O=void 0;try{e()}catch(o){throw t.f&=-2,t.f|=8,Xn(t),o}finally{O=n,Ut()}}}function Xn(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,fr(t)}function ua(t){if(O!==this)throw new Error("Out-of-order effect");dr(this),O=t,this.f&=-2;try{8&this.f&&Xn(this)}finally{Ut()}}function Je(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,dt&&dt.push(this)}Je.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};Je.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,fr(this),cr(this),Se++;var t=O;return O=this,ua.bind(this,t)};Je.prototype.N=function(){2&this.f||(this.f|=2,this.u=ft,ft=this)};Je.prototype.d=function(){this.f|=8,1&this.f||Xn(this)};Je.prototype.dispose=function(){this.d()};function ae(t,e){var n=new Je(t,e);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.dispose]=o,o}var ca=["__proto__","constructor","prototype"],ve=t=>typeof t=="object"&&t!==null&&!Array.isArray(t)&&!ca.some(e=>Object.hasOwn(t,e)),qt=(t,e)=>typeof t=="string"&&t.length<=e,$t=t=>qt(t,1e8),N=t=>qt(t,1e4),Ht=t=>qt(t,64)&&t!=="",Kt=t=>typeof t=="number"&&Number.isFinite(t),te=t=>Number.isSafeInteger(t)&&t>=0,_e=(t,e)=>Array.isArray(t)&&t.length<=1e5&&t.every(e),Jn=t=>_e(t,N),Qn=t=>e=>Array.isArray(e)&&e.length===2&&N(e[0])&&t(e[1]),da=t=>_e(t,Qn(Kt)),mr=t=>_e(t,fa),fa=t=>Array.isArray(t)&&t.length===2&&t.every($t),Zn=(t,e)=>Kt(t)?t:e,He=(t,e)=>te(t)?t:e,pr={text:{text:$t},row:{fields:mr},html:{html:$t}},pa=["seed","ready","training","done","failed"],ha=["error","warning","info"],gr=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),eo=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(o=>({seq:o.seq,do:o.do,key:o.key,value:o.value,ms:o.ms}))}),_r=(t,e,n)=>({kind:"recall",client:t,before:e,n}),vr=t=>({kind:"theme",dark:t}),yr=t=>({kind:"restore",client:t}),br=(t,e)=>({kind:"measure",client:t,n:e}),kr=t=>({kind:"counts",client:t}),wr=t=>({kind:"population",client:t}),Sr=t=>/^c-[0-9A-Za-z-]{1,62}$/.test(t),Te=t=>ve(t)&&N(t.from)&&N(t.to),to=t=>N(t)||Jn(t);function Er(t){if(!ve(t)||!N(t.key)||!N(t.name)||typeof t.again!="boolean"||!da(t.top)||t.note!==void 0&&!N(t.note)||t.fields!==void 0&&!mr(t.fields)||!N(t.kind)||!Object.hasOwn(pr,t.kind))return!1;let e=pr[t.kind];return Object.entries(e).every(([n,o])=>o(t[n]))}var ma=t=>ve(t)&&te(t.seq)&&N(t.why),ga=t=>!ve(t)||!te(t.at)?!1:t.do==="rename"?_a(t.value)&&t.card===null:(t.do==="label"||t.do==="skip")&&(t.value===null||to(t.value))&&Er(t.card),_a=t=>Te(t)&&typeof t.merged=="boolean",va=t=>Array.isArray(t)&&t.length===4&&N(t[0])&&t.slice(1).every(Kt),hr={ack:{client:Ht,upto:te,refused:t=>_e(t,ma),done:Jn,open:Jn,labels:te,left:te},batch:{rev:te,version:te,append:t=>typeof t=="boolean",cards:t=>_e(t,Er)},past:{client:Ht,more:t=>typeof t=="boolean",items:t=>_e(t,ga)},counts:{client:Ht,counts:t=>_e(t,Qn(te))},population:{client:Ht,why:t=>t===null||N(t),n:te,method:N,shares:t=>_e(t,va)},summary:{html:$t}};function Tr(t){if(!ve(t)||!N(t.kind)||!Object.hasOwn(hr,t.kind))return null;let e=hr[t.kind];return Object.entries(e).every(([o,r])=>r(t[o]))?t:null}function ya(t){return!ve(t)||!N(t.what)?null:{what:t.what,share:Zn(t.share,null),left:He(t.left,null)}}function xr(t){if(!ve(t)||!te(t.rev)||!qt(t.desk,64)||!N(t.phase)||!pa.includes(t.phase)||!_e(t.classes,ba))return null;let{accuracy:e,notice:n}=t;return{rev:t.rev,protocol:He(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(({name:o,key:r})=>({name:o,key:ka(r)?r:null})),renamed:_e(t.renamed,Qn(N))?t.renamed.map(([o,r])=>[o,r]):[],version:He(t.version,0),trained:He(t.trained,0),busy:ya(t.busy),accuracy:wa(e)?e:null,target:Zn(t.target,null),budget:He(t.budget,null),cost:Zn(t.cost,null),advice:N(t.advice)?t.advice:"",features:N(t.features)?t.features:"",measure:He(t.measure,null),measuring:He(t.measuring,0),notice:ve(n)&&N(n.text)?Sa(n,n.text):null,store:N(t.store)?t.store:null}}var ba=t=>ve(t)&&N(t.name),ka=t=>N(t)&&[...t].length===1,wa=t=>ve(t)&&[t.value,t.low,t.high,t.n].every(Kt)&&N(t.method),Sa=({level:t,action:e},n)=>({level:N(t)&&ha.includes(t)?t:"info",text:n,action:e==="restore"?e:null});var Ea=new Set(["crashed","restarted","stopped","closed","missing"]),Le=t=>t!==null&&Ea.has(t);function Ar(t,e){return Le(t)?e==="stopped"||t==="restarted"&&e==="crashed"?e:t:e==="unknown"&&t!==null?t:e}function Nr(t,e){let{classes:n,former:o}=t,r=d=>n.findIndex(m=>m.name===d);if(e.do==="class")return r(e.name)>=0?t:{classes:[...n,{name:e.name,key:null}],former:Lr(o,e.name)};let{from:s,to:a}=e;if(e.do==="rename")return r(s)<0?t:{classes:Cr(n,r(s),a),former:Rr(o,s,a)};if(r(s)>=0||r(a)<0)return t;if(!e.merged)return{classes:Cr(n,r(a),s),former:Rr(o,a,s)};let l=[...n];return l.splice(e.place??n.length,0,{name:s,key:null}),{classes:l,former:Lr(o,s)}}function Cr(t,e,n){let{key:o}=t[e];return t.some(r=>r.name===n)?t.filter((r,s)=>s!==e).map(r=>r.name===n?{name:n,key:r.key??o}:r):t.with(e,{name:n,key:o})}function Rr(t,e,n){let o=new Map([...t].map(([r,s])=>[r,s===e?n:s]));return o.delete(n),o.set(e,n)}function Lr(t,e){let n=new Map(t);return n.delete(e),n}function Ze(t,e){let n=o=>e.get(o)??o;return typeof t=="string"?n(t):[...new Set(t.map(n))]}function no(t,e){let n=new Map;for(let[o,r]of t){let s=e.get(o)??o;n.set(s,(n.get(s)??0)+r)}return[...n]}function Bt(t,e){return t.some(([n])=>e.has(n))?no(t,e).map(([n,o])=>[n,Math.min(1,o)]).sort((n,o)=>o[1]-n[1]):t}var Or=2e3,Ta=2e4,xa=200,Mr=(t,e)=>t.seq-e.seq,ht=class{client;#e;#n;#t=Or;#o=0;#r=0;#i=0;constructor(e,n){this.client=e,this.#e=n?[...n.events].sort(Mr):[],this.#n=(this.#e.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#e}get base(){return this.#e[0]?.seq??this.#n}get unacknowledged(){return{base:this.base,events:this.#e}}add(e,n){this.#e.length===0&&(this.#o=n);let o={seq:this.#n++,...e};return this.#e.push(o),eo(this.client,this.base,[o])}merge(e){for(let n of[...e.events].sort(Mr))n.seq<this.#n||(this.#e.push(n),this.#n=n.seq+1)}acknowledge(e,n){let o=this.#e.findIndex(a=>a.seq>e),r=this.#e.splice(0,o===-1?this.#e.length:o);if(r.length===0)return{acknowledged:r,nextPart:null};this.#t=Or,this.#o=n;let s=this.base>this.#r&&this.base<=this.#i;return{acknowledged:r,nextPart:s?this.#s():null}}get resendAt(){return this.#e.length===0?null:this.#o+this.#t}resendIfDue(e){return this.resendAt===null||e<this.resendAt?null:(this.#t=Math.min(this.#t*2,Ta),this.resend(e))}resend(e){return this.#e.length===0?null:(this.#o=e,this.#i=this.#e.at(-1).seq,this.#s())}#s(){let e=this.#e.slice(0,xa);return this.#r=e.at(-1).seq,eo(this.client,this.base,e)}};var oo=t=>`al_widget:${t}`;function Aa(t){let e=t;return typeof e=="object"&&e!==null&&te(e.seq)&&["label","skip","undo","class","rename","note"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||to(e.value)||Te(e.value))&&te(e.ms)}var Wt=class{#e;#n=!1;constructor(e){this.#e=e}get failed(){return this.#n}read(e){try{let n=JSON.parse(this.#e.getItem(oo(e))??"{}");if(typeof n!="object"||n===null)return{};let o=Object.entries(n).filter(([r,s])=>Sr(r)&&te(s?.base)&&Array.isArray(s?.events)&&s.events.every(Aa));return Object.fromEntries(o)}catch{return{}}}write(e,n,o){let r=this.read(e);if(o.events.length>0)r[n]=o;else if(n in r)delete r[n];else return;this.#t(e,r)}removeAcknowledged(e,n,o){let r=this.read(e),s=r[n];if(s===void 0)return;let a=s.events.filter(l=>l.seq>o);a.length>0?r[n]={base:a[0].seq,events:a}:delete r[n],this.#t(e,r)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(oo(e),JSON.stringify(n)):this.#e.removeItem(oo(e))}catch{this.#n=!0}}};var jt=class{#e;#n;#t;#o=new Map;#r;#i=null;#s=null;#a=!1;constructor(e,n,o,r){this.#e=o,this.#n=r,this.#t=new ht(e),this.#r=new Wt(n)}get pending(){return this.#l.reduce((e,n)=>e+n.pending.length,0)}get undelivered(){return this.#i===null||this.#r.failed?this.#t.pending.length:this.#r.read(this.#i)[this.#t.client]?.events.length??0}get hasInherited(){return this.#o.size>0}enqueue(e){return this.#t.add(e,this.#e.now())}persist(){this.#i!==null&&this.#r.write(this.#i,this.#t.client,this.#t.unacknowledged)}send(e){this.#n(e),this.#u()}pendingOn(e){for(let n of this.#l){let o=n.pending.findLast(({do:r,key:s})=>s===e&&r!=="note");if(o!==void 0)return o}}isUndoing({from:e,to:n}){return this.#l.some(({pending:o})=>o.some(({do:r,value:s})=>r==="undo"&&Te(s)&&s.from===e&&s.to===n))}openDesk(e){this.#i!==e&&(this.#i=e,this.persist());let n=[];for(let[o,r]of Object.entries(this.#r.read(e)))o!==this.#t.client&&n.push(...this.#g(o,r).map(s=>({client:o,...s})));return this.#u(),n}acknowledge(e){let n=e.client===this.#t.client?this.#t:this.#o.get(e.client);if(n===void 0)return[];let o=e.upto,{acknowledged:r,nextPart:s}=n.acknowledge(o,this.#e.now());return r.length>0&&(n===this.#t?this.persist():this.#i!==null&&this.#r.removeAcknowledged(this.#i,n.client,o),n.pending.length===0&&this.#o.delete(n.client)),s!==null&&this.#n(s),this.#u(),r}resendAll(){for(let e of[...this.#o.values(),this.#t])this.#h(e);this.#u()}close(){this.#a=!0,this.#s?.cancel(),this.#s=null}get#l(){return[this.#t,...this.#o.values()]}#g(e,n){let o=this.#o.get(e);if(o!==void 0&&o.merge(n),o!==void 0||n.events.length===0)return[];let r=new ht(e,n);return this.#o.set(e,r),this.#h(r),r.pending}#h(e){let n=e.resend(this.#e.now());n!==null&&this.#n(n)}#u(){let e=this.#l.map(r=>r.resendAt).filter(r=>r!==null);if(this.#a||e.length===0)return;let n=Math.min(...e);if(this.#s!==null&&this.#s.at<=n)return;this.#s?.cancel();let o=this.#e.setTimer(()=>{this.#s=null;for(let r of this.#l){let s=r.resendIfDue(this.#e.now());s!==null&&this.#n(s)}this.#u()},Math.max(0,n-this.#e.now()));this.#s={at:n,cancel:o}}};var Gt=class{#e;#n;#t=1e3;#o=null;#r=null;#i=!1;constructor(e,n){this.#e=e,this.#n=n}start(){this.#i=!0,this.#t=1e3,this.#r=null,this.#s()}startIfNeeded(){this.#i&&this.#o===null&&this.#n.isNeeded()&&this.start()}answered(){this.#r=null,this.#n.silenceChanged(!1)}close(){this.#o?.(),this.#o=null}#s(){this.close();let e=this.#e.now();this.#r??=e;let n=this.#r+2e4-e;this.#o=this.#e.setTimer(()=>this.#a(),n>0?Math.min(this.#t,n):this.#t),this.#n.sendHello()}#a(){this.#o=null;let e=this.#r;e!==null&&this.#e.now()-e>=2e4&&this.#n.silenceChanged(!0),this.#n.isNeeded()&&(this.#t=Math.min(this.#t*2,15e3),this.#s())}};var Vt=t=>t.do!=="rename";var Pr=(t,e)=>t.from===e.from&&t.to===e.to,Yt=class{#e=[];#n=new Set;#t=!0;#o=null;get entries(){return this.#e}get lowestLoaded(){return this.#o}get isShort(){return this.#t&&this.#e.length<8}push(e){this.#e.push({at:null,...e})}pop(){return this.#e.pop()}answerOf(e){let n=this.#e.findLast(o=>o.card?.key===e);return n!==void 0&&Vt(n)?n.value:null}remove(e){this.#r(n=>n.card?.key===e)}removeRenaming(e){this.#r(n=>!Vt(n)&&Pr(n.value,e))}newest(e,n){let o=new Map;for(let r=this.#e.length-1;r>=0&&o.size<e;r--){let s=this.#e[r];Vt(s)&&n(s)&&!o.has(s.card.key)&&o.set(s.card.key,s)}return[...o.values()]}merge(e,n,o){let r=(d,m)=>d===m||d!==null&&m!==null&&JSON.stringify(o(d))===JSON.stringify(o(m)),s=(d,m)=>m.do==="rename"?d.do==="rename"&&Pr(d.value,m.value):Vt(d)&&d.card.key===m.card.key&&d.do===m.do&&r(d.value,m.value);this.#t=e.more&&e.items.length>0;let a=[...e.items].filter(d=>!this.#n.has(d.at)).sort((d,m)=>m.at-d.at),l=[];for(let d of a){this.#n.add(d.at),this.#o=Math.min(this.#o??d.at,d.at);let m=this.#e.findLast(f=>f.at===null&&s(f,d));m!==void 0?m.at=d.at:n(d)||l.push(d)}for(let d of l)this.#i(d)}#r(e){let n=this.#e.findLastIndex(e);n>=0&&this.#e.splice(n,1)}#i(e){let n=this.#e.findIndex(r=>r.at===null||r.at>e.at),o=e.do==="rename"?{...e,place:null}:e;this.#e.splice(n<0?this.#e.length:n,0,o)}};var Xt=class{#e;#n;#t;#o=null;#r=null;constructor(e,n,o){this.#e=e,this.#n=n,this.#t=o}loadIfShort(){if(!this.#e.isShort)return;let e=this.#o;e!==null&&this.#n.now()-e<5e3||this.#i(this.#e.lowestLoaded)}loadNewest(){this.#i(null)}loadNewestSoon(){this.#r?.(),this.#r=this.#n.setTimer(()=>{this.#r=null,this.#i(null)},300)}answered(){this.#o=null}close(){this.#r?.()}#i(e){this.#o=this.#n.now(),this.#t(e,16)}};var Jt=class{#e;#n;#t=[];#o=null;constructor(e,n){this.#e=e,this.#n=n}add(){this.#t.push(this.#e.now()),this.#n(this.#r()),this.#i()}removeLast(){this.#t.pop()}close(){this.#o?.()}#r(){let e=this.#e.now(),n=this.#t.findIndex(r=>r>=e-12e4);if(this.#t.splice(0,n===-1?this.#t.length:n),this.#t.length<3)return null;let o=Math.max(e-this.#t[0],15e3);return Math.round(this.#t.length*6e4/o)}#i(){this.#o===null&&(this.#o=this.#e.setTimer(()=>{this.#o=null;let e=this.#r();this.#n(e),e!==null&&this.#i()},5e3))}};var Zt=class{shown=null;waiting=[];#e=new Set;#n=new Set;#t=-1;merge(e){if(e.rev<=this.#t)return!1;this.#t=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(o=>o.key));for(let o of e.cards)n.has(o.key)||this.#r(o)||(n.add(o.key),this.waiting.push(o));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,o){let r=this.shown;this.waiting=this.waiting.filter(s=>s.key!==e.key),r!==null&&r.origin!=="review"&&r.card.key!==e.key&&this.waiting.unshift(r.card),this.shown={card:e,origin:n,value:o}}markDecided(e){this.#e.add(e),this.#n.delete(e),this.#o(e)}markSkipped(e){this.#n.add(e),this.#o(e)}reopen(e){this.#e.delete(e),this.#n.delete(e)}#o(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#r(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#n.has(e.key)&&!e.again}};var Qt=new Set,en=class{status=C(null);shown=C(null);pending=C(0);totals=C(null);absence=C(null);connected=H(()=>this.absence.value===null);restoring=C(!1);kernelSilent=C(!1);refusals=C([]);labelsPerMinute=C(null);recentLabels=C([]);historyRevision=C(0);canUndo=C(!1);everShown=C(!1);pendingChanges=C([]);counted=C(null);population=C(null);notes=C(new Map);selection=C(Qt);classes;former;counts=H(()=>{let e=this.counted.value;return e===null?null:new Map(no(e,this.former.value))});multilabel=H(()=>this.status.value?.multilabel??!1);finished=H(()=>this.status.value?.phase==="done");card=H(()=>{let e=this.shown.value;return this.finished.value&&e?.origin==="queue"?null:e});answerable=H(()=>this.connected.value&&!(this.finished.value&&this.card.value===null));selected=H(()=>this.card.value===null?Qt:this.#e(this.selection.value));note=H(()=>{let e=this.card.value?.card;return e===void 0?"":this.notes.value.get(e.key)??e.note??""});constructor(){let e=[],n=H(()=>{let{classes:r,renamed:s}=this.status.value??{classes:[],renamed:[]},a={classes:r,former:new Map(s)};return this.pendingChanges.value.reduce((l,{change:d})=>Nr(l,d),a)}),o=new Map;this.former=H(()=>{let{former:r}=n.value;return r.size===o.size&&[...r].every(([a,l])=>o.get(a)===l)||(o=r),o}),this.classes=H(()=>{let r=n.value.classes;return r.length===e.length&&r.every((a,l)=>a.name===e[l].name&&a.key===e[l].key)||(e=r),e})}#e(e){let n=this.former.value;return[...e].some(o=>n.has(o))?new Set(Ze([...e],n)):e}};var Ca=50,Ra=4,La=3,tn=class{#e=new en;#n;#t=new Zt;#o=new Yt;#r;#i;#s;#a;#l=0;#g=0;constructor(e){this.#n=e;let{client:n}=e,o=s=>this.#p(s),r=this.#e;this.#s=new jt(n,e.storage,e,o),this.#r=new Xt(this.#o,e,(s,a)=>o(_r(n,s,a))),this.#i=new Jt(e,s=>{r.labelsPerMinute.value=s}),this.#a=new Gt(e,{sendHello:()=>o(gr(n,e.dark())),isNeeded:()=>!Le(r.absence.peek())&&(!r.connected.peek()||this.#t.shown===null&&r.status.peek()?.phase!=="done"),silenceChanged:s=>{r.kernelSilent.value=s}})}get state(){return this.#e}get undelivered(){return this.#s.undelivered}start(){this.#a.start()}close(){this.#a.close(),this.#s.close(),this.#i.close(),this.#r.close()}receiveStatus(e){let n=this.#e,o=n.status.peek(),r=xr(e);if(r===null||o!==null&&r.rev<o.rev)return;let s=o?.notice?.action==="restore"&&r.notice?.action!=="restore";Ee(()=>{n.status.value=r,n.restoring.value=!1,n.pendingChanges.peek().some(a=>a.acknowledged)&&(n.pendingChanges.value=n.pendingChanges.peek().filter(a=>!a.acknowledged)),this.#x(this.#s.openDesk(r.desk)),o!==null&&this.#w()}),o!==null&&JSON.stringify(o.renamed)!==JSON.stringify(r.renamed)&&this.#r.loadNewestSoon(),s&&this.#s.resendAll(),this.#a.startIfNeeded()}receive(e){let n=Tr(e);n!==null&&(Ee(()=>{if(this.#w(),n.kind==="ack")this.#S(n);else if(n.kind==="batch")this.#t.merge(n)&&this.#f();else if(n.kind==="summary"){let o=this.#e.status.peek()?.desk;o!==void 0&&this.#n.keepSummary(o,n.html)}else{if(n.client!==this.#n.client)return;n.kind==="population"?this.#e.population.value=n:n.kind==="counts"?this.#e.counted.value=n.counts:(this.#r.answered(),this.#o.merge(n,o=>o.do==="rename"?this.#s.isUndoing(o.value):this.#s.pendingOn(o.card.key)?.do==="undo",o=>Ze(o,this.#e.former.peek())),this.#d())}}),this.#a.startIfNeeded())}kernelGone(e){let{absence:n,restoring:o}=this.#e,r=Ar(n.peek(),e);r!==n.peek()&&(n.value=r,o.value=!1,this.#a.startIfNeeded())}kernelBack(){let{absence:e}=this.#e;e.peek()===null||Le(e.peek())||this.#h()}connectionChanged(){this.#e.connected.peek()?this.kernelGone("unknown"):Le(this.#e.absence.peek())||this.#a.start()}#h(){this.#e.absence.value=null,this.#a.start(),this.#s.resendAll()}themeChanged(e){this.#p(vr(e))}label(e){let n=this.#_()?.card;return n===void 0?!1:(this.#c({do:"label",key:n.key,value:e,ms:this.#y()},()=>{this.#t.markDecided(n.key),this.#o.push({do:"label",value:e,card:n}),this.#k()}),!0)}skip(){let e=this.#_();if(e===null)return!1;let{card:n,origin:o}=e;return o==="review"?(Ee(()=>{this.#t.next(),this.#f()}),!0):(this.#c({do:"skip",key:n.key,value:null,ms:this.#y()},()=>{this.#t.markSkipped(n.key),this.#o.push({do:"skip",value:null,card:n}),this.#k()}),!0)}undo(){if(!this.#e.connected.peek())return!1;let e=this.#o.pop();if(e===void 0)return this.#v(),!1;if(e.do==="rename")return this.#u(e),!0;let{card:n}=e;return this.#c({do:"undo",key:n.key,value:null,ms:this.#y()},()=>{this.#t.reopen(n.key);let o=this.#o.answerOf(n.key);o!==null&&this.#t.markDecided(n.key);let r=this.#e.multilabel.peek()?e.value:null;this.#t.show(n,o===null?"undo":"review",o??r),this.#i.removeLast(),this.#f(),this.#d()}),this.#v(),!0}note(e){let n=this.#_()?.card;if(n===void 0)return!1;let o=e.trim();return o===this.#e.note.peek()||this.#c({do:"note",key:n.key,value:o,ms:0},()=>this.#b(n.key,o)),!0}addClass(e){let n=this.#e,o=e.trim().replace(/\s+/g," ");if(!n.connected.peek())return"The kernel stopped: classes can be added once it runs again.";if(o==="")return"Type a name first.";let r=n.classes.peek().find(s=>s.name.toLowerCase()===o.toLowerCase());return r!==void 0?`There is already a class “${r.name}”.`:(this.#c({do:"class",key:null,value:o,ms:0},s=>{this.#m(this.#n.client,s,{do:"class",name:o})}),null)}renameClass(e,n){let o=this.#e,r=o.classes.peek(),s=r.findIndex(l=>l.name===e);if(!o.connected.peek()||s<0||e===n)return!1;let a=r.some(l=>l.name===n);return this.#c({do:"rename",key:null,value:{from:e,to:n},ms:0},l=>{this.#m(this.#n.client,l,{do:"rename",from:e,to:n}),this.#o.push({do:"rename",value:{from:e,to:n,merged:a},card:null,place:s}),this.#d()}),!0}#u({value:{from:e,to:n,merged:o},place:r}){this.#c({do:"undo",key:null,value:{from:e,to:n},ms:0},s=>{this.#m(this.#n.client,s,{do:"undo",from:e,to:n,merged:o,place:r}),this.#d()}),this.#v()}#m(e,n,o){let{pendingChanges:r}=this.#e;r.value=[...r.peek(),{client:e,seq:n,change:o,acknowledged:!1}]}#c(e,n){let o=this.#s.enqueue(e);this.#s.persist(),Ee(()=>{n(o.events[0].seq),this.#e.pending.value=this.#s.pending}),this.#s.send(o),this.#a.startIfNeeded()}askCounts(){this.#e.connected.peek()&&(this.#e.counted.value=null,this.#p(kr(this.#n.client)))}askPopulation(){this.#e.connected.peek()&&(this.#e.population.value=null,this.#p(wr(this.#n.client)))}measure(e){this.#e.connected.peek()&&this.#p(br(this.#n.client,e))}restoreStore(){let{connected:e,restoring:n}=this.#e;!e.peek()||n.peek()||(n.value=this.#p(yr(this.#n.client)))}toggle(e){if(this.#_()===null)return!1;let n=new Set(this.#e.selected.peek());return n.delete(e)||n.add(e),this.#e.selection.value=n,!0}labelSelected(){let e=this.#e.selected.peek(),n=this.#e.classes.peek().map(o=>o.name);return this.label(n.filter(o=>e.has(o)))}review(e){return this.#e.connected.peek()?(Ee(()=>{this.#t.show(e.card,"review",e.value),this.#f()}),!0):!1}latestDecisions(){return this.#o.newest(Ca,()=>!0)}dismissRefusal(e){let{refusals:n}=this.#e;n.value=n.peek().filter(o=>o.id!==e)}#_(){return this.#e.connected.peek()?this.#e.card.peek():null}#y(){return this.#e.shown.peek()===null?0:Math.max(0,Math.round(this.#n.now()-this.#l))}#k(){this.#t.next(),this.#f(),this.#i.add(),this.#d()}#f(){let e=this.#e,{shown:n}=this.#t;n!==e.shown.peek()&&(e.shown.value=n,e.selection.value=n===null||n.value===null?Qt:new Set([n.value].flat()),this.#l=this.#n.now(),n!==null&&(e.everShown.value=!0))}#d(){let e=this.#e;e.recentLabels.value=this.#o.newest(Ra,n=>n.do==="label"),e.historyRevision.value=e.historyRevision.peek()+1,e.canUndo.value=this.#o.entries.length>0}#S(e){let n=this.#e,o=this.#s.hasInherited,r=this.#s.acknowledge(e);this.#T(e);for(let{seq:l,why:d}of e.refused){let m=r.find(f=>f.seq===l);m!==void 0&&this.#E(m,d)}let s=l=>this.#s.pendingOn(l)===void 0;for(let l of e.done)s(l)&&this.#t.markDecided(l);for(let l of e.open)s(l)&&this.#t.reopen(l);n.totals.value={labels:e.labels,left:e.left},n.pending.value=this.#s.pending,this.#f();let a=e.client!==this.#n.client&&e.done.length>0;o&&!this.#s.hasInherited?this.#r.loadNewest():a&&!o?this.#r.loadNewestSoon():this.#v()}#E(e,n){let{refusals:o}=this.#e;this.#g+=1;let r={id:this.#g,text:`Not taken: ${n}`};o.value=[...o.peek(),r].slice(-La),e.do==="note"?this.#b(e.key,null):e.do==="rename"&&Te(e.value)?(this.#o.removeRenaming(e.value),this.#d()):e.do!=="undo"&&e.key!==null&&(this.#o.remove(e.key),this.#o.answerOf(e.key)===null&&this.#t.reopen(e.key),this.#d())}#b(e,n){if(e===null)return;let o=new Map(this.#e.notes.peek());n===null?o.delete(e):o.set(e,n),this.#e.notes.value=o}#T({client:e,upto:n,refused:o}){let{pendingChanges:r}=this.#e;if(!r.peek().some(a=>a.client===e&&a.seq<=n))return;let s=a=>o.some(l=>l.seq===a);r.value=r.peek().filter(a=>a.client!==e||!s(a.seq)).map(a=>a.client===e&&a.seq<=n?{...a,acknowledged:!0}:a)}#x(e){let{pending:n}=this.#e;for(let{client:o,seq:r,do:s,key:a,value:l}of e)s==="class"&&typeof l=="string"&&this.#m(o,r,{do:s,name:l}),s==="rename"&&Te(l)&&this.#m(o,r,{do:s,...l}),s==="undo"&&Te(l)&&this.#A(l),a!==null&&(s==="note"&&typeof l=="string"?this.#b(a,l):s==="label"?this.#t.markDecided(a):s==="skip"?this.#t.markSkipped(a):s==="undo"&&this.#t.reopen(a));n.value=this.#s.pending}#A({from:e,to:n}){let{pendingChanges:o}=this.#e,r=o.peek().findLast(({change:s})=>s.do==="rename"&&s.from===e&&s.to===n);o.value=o.peek().filter(s=>s!==r)}#v(){this.#s.hasInherited||this.#r.loadIfShort()}#w(){this.#a.answered(),this.#e.connected.peek()||this.#h()}#p(e){if(Le(this.#e.absence.peek()))return!1;try{return this.#n.send(e),!0}catch{return this.kernelGone("unknown"),!1}}};var Na={restarting:"restarted",starting:"restarted",autorestarting:"crashed",terminating:"stopped",dead:"stopped"},Oa=2e3;function Dr(t,{gone:e,back:n}){if(typeof t!="object"||t===null||!("kernel"in t))return()=>{};let o=t.kernel;if(!o)return e("missing"),()=>{};let r,s=(d,m)=>{let f=Na[m];f!==void 0&&e(f)},a=(d,m)=>{clearTimeout(r),m==="connected"?n():m==="connecting"?r=setTimeout(()=>e("offline"),Oa):m==="disconnected"&&e("offline")},l=()=>e("stopped");return o.statusChanged?.connect?.(s),o.connectionStatusChanged?.connect?.(a),o.disposed?.connect?.(l),()=>{clearTimeout(r),o.statusChanged?.disconnect?.(s),o.connectionStatusChanged?.disconnect?.(a),o.disposed?.disconnect?.(l)}}var T,zr,io,Ne,ro,sn,Ur,on,Hr,ao,so,Ma,gt=Symbol.for("pv"),an={},ln=[],Pa=/^m(i|n|o|s|text|space)$/,lo=Array.isArray,uo=ln.slice,qe=Object.assign;function $e(t){t&&t.parentNode&&t.remove()}function $r(t,e,n){var o,r,s,a={},l=arguments.length;for(s in e)s=="key"?o=e[s]:s=="ref"&&typeof t!="function"?r=e[s]:a[s]=e[s];return l>2&&(a.children=l>3?uo.call(arguments,2):n),mt(t,a,o,r,null)}function mt(t,e,n,o,r){var s={type:t,props:e,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:gt,__v:r||++zr,__i:-1,__u:0};return!r&&T.vnode&&T.vnode(s),s}function ne(t){return t.children}function Qe(t,e){this.props=t,this.context=e,this.__g=0}function Oe(t,e){if(e==null)return t.__&&Oe(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:Oe(t)}function Da(t){var e,n=t.__v,o=n.__e,r=[],s=[],a=t.__P;a&&((e=qe({constructor:gt},n)).__v=n.__v+1,T.vnode&&T.vnode(e),co(a,e,n,t.__n,a.namespaceURI,32&n.__u?[o]:null,r,o||Oe(n),32&n.__u,s),e.__v=n.__v,e.__.__k[e.__i]=e,Gr(r,e,s),n.__=n.__e=null,e.__e!=o&&qr(e))}function qr(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),qr(t)}function Ir(t){(8&t.__g||(t.__g|=8,Ne.push(t),sn++))&&ro==T.debounceRendering||((ro=T.debounceRendering)||queueMicrotask)(Kr)}function Kr(){try{for(var t,e=1;Ne.length;)Ne.length>e&&Ne.sort(Ur),t=Ne.shift(),e=Ne.length,8&t.__g&&Da(t)}finally{(sn=Ne.length)&&(ro||queueMicrotask)(Kr)}}function Br(t,e,n,o,r,s,a,l,d,m,f){var b,x,h,w,K,E,A=o.__k||ln,S=e.length;for(d=Ia(n,e,A,d,S),b=0;b<S;b++)(h=n.__k[b])!=null&&(x=~h.__i&&A[h.__i]||an,h.__i=b,E=co(t,h,x,r,s,a,l,d,m,f),w=h.__e,(x.ref!=h.ref||8&x.__u)&&(x.ref&&fo(x.ref,null,h,x),h.ref&&f.push(h.ref,h.__c||w,h)),K=K||w,4&h.__u?(d=Wr(h,d,t,!x.__v),x.__e&&(x.__e=null)):typeof h.type=="function"&&E!==void 0?d=E:w&&(d=w.nextSibling),h.__u&=-21);return n.__e=K,d}function Ia(t,e,n,o,r){var s,a,l,d,m,f,b,x,h,w=n.length,K=w,E=0,A=0,S=t.__k=Array(r);for(s=0;s<r;s++)(a=e[s])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=S[s]=mt(null,a):lo(a)?a=S[s]=mt(ne,{children:a}):a.constructor===gt&&a.__b?a=S[s]=mt(a.type,a.props,a.key,a.ref,a.__v):S[s]=a,d=s+E,a.__=t,a.__b=t.__b+1,l=null,~(m=a.__i=Fa(a,n,d,K))&&(K--,(l=n[m])&&(l.__u|=2)),l&&l.__v?(a.__u|=16,m==d-1?E--:m==d+1?E++:m!=d&&(m>d?E--:E++,A=1)):(~m||(r>w?E--:r<w&&E++),typeof a.type!="function"&&(a.__u|=4))):S[s]=null;if(A){for(f=[],b=[],s=0;s<r;s++)if((a=S[s])&&16&a.__u){for(E=0,x=f.length;E<x;)f[h=E+x>>1]<a.__i?E=h+1:x=h;f[E]=a.__i,b[s]=E+1}for(E=f.length;s--;)b[s]&&(b[s]==E?E--:S[s].__u|=4)}if(K)for(s=0;s<w;s++)!(l=n[s])||2&l.__u||(l.__e==o&&(o=Oe(l)),po(l,l));return o}function Wr(t,e,n,o){var r,s,a,l;if(typeof t.type=="function"){if(t.props.__P)return e;if(r=t.__k)for(s=0;s<r.length;s++)r[s]&&(r[s].__=t,e=Wr(r[s],e,n,!1));return e}for(e&&!e.parentNode&&(e=Oe(t))&&!e.parentNode&&(e=null),a=t.__e,l=e;l&&l.nodeType==8;)l=l.nextSibling;for(a!=l&&(!o&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Fa(t,e,n,o){var r,s=t.key,a=t.type,l=e[n],d=l&&!(2&l.__u);if(l===null&&s==null||d&&s==l.key&&a==l.type)return n;if(o>(d?1:0)){for(r=n-1;r>=0;r--)if((l=e[r])&&!(2&l.__u)&&s==l.key&&a==l.type)return r;for(r=n+1;r<e.length;r++)if((l=e[r])&&!(2&l.__u)&&s==l.key&&a==l.type)return r}return-1}function Fr(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function nn(t,e,n,o,r){var s,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof o=="string"&&(t.style.cssText=o=""),o)for(e in o)n&&e in n||Fr(t.style,e);if(n)for(e in n)o&&n[e]==o[e]||Fr(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof o!="function"&&(o=null),(t.__e||(t.__e={}))[e]=n,n&&o||(a=so[e]||(so[e]=za(e)),(t.__a||(t.__a={}))[e]=ao,s=e!=(e=e.replace(Hr,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,s):t.removeEventListener(e,a,s));else{if(r=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function za(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[on]==null)e[on]=ao++;else if(e[on]<this.__a[t])return;return n(T.event?T.event(e):e)}}}function co(t,e,n,o,r,s,a,l,d,m){var f,b,x,h,w,K,E,A,S,F,L,pe,rt,Z,oe,st,le,z,X=e.type;if(e.constructor!==gt)return null;128&n.__u&&(d=32&n.__u,f=n.__c.__z)&&(e.__u|=d,b=s=[],f.nodeType==8?l=rn(f,s):s.push(f),l=s[0]||l),(f=T.__b)&&f(e);e:if(typeof X=="function"){x=a.length;try{if(A=e.props,S=(f=X.prototype)&&f.render,F=(f=X.contextType)&&o[f.__c],L=f?F?F.props.value:f.__:o,(h=n.__c)?(e.__c=h,2&h.__g&&(h.__g|=1)):(S?e.__c=h=new X(A,L):(e.__c=h=new Qe(A,L),h.constructor=X,h.render=Ha),F&&F.sub(h),h.state||(h.state={}),h.__n=o,h.__g|=8,h.__h=[],h.__k=[]),S&&(h.__s||(h.__s=h.state),X.getDerivedStateFromProps&&(h.__s==h.state&&(h.__s=qe({},h.__s)),qe(h.__s,X.getDerivedStateFromProps(A,h.__s)))),w=h.props,K=h.state,h.__v=e,n.__c){if(A!==w&&S&&!X.getDerivedStateFromProps&&h.componentWillReceiveProps&&h.componentWillReceiveProps(A,L),e.__v==n.__v&&!(8&h.__g)||!(4&h.__g)&&h.shouldComponentUpdate&&h.shouldComponentUpdate(A,h.__s,L)===!1){e.__v!=n.__v&&(h.props=A,h.state=h.__s,h.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(Q){Q&&(Q.__=e)}),ln.push.apply(h.__h,h.__k),h.__k=[],h.__h.length&&a.push(h),l=Oe(n);break e}h.componentWillUpdate&&h.componentWillUpdate(A,h.__s,L),S&&h.componentDidUpdate&&h.__h.push(function(){h.componentDidUpdate(w,K,E)})}else S&&!X.getDerivedStateFromProps&&h.componentWillMount&&h.componentWillMount(),S&&h.componentDidMount&&h.__h.push(h.componentDidMount);h.context=L,h.props=A,h.__P=t,h.__g&=-5,pe=T.__r,rt=S?25:0;do h.__g&=-9,pe&&pe(e),f=h.render(h.props,h.state=h.__s,h.context);while(8&h.__g&&++rt<25);S&&(ln.push.apply(h.__h,h.__k),h.__k=[]),h.state=h.__s,h.getChildContext&&(o=qe({},o,h.getChildContext())),S&&n.__c&&h.getSnapshotBeforeUpdate&&(E=h.getSnapshotBeforeUpdate(w,K)),Z=f&&f.type===ne&&f.key==null?f.props.children:f,A.__P&&(f=l,r=(t=A.__P).namespaceURI,d=s=null,n.props&&n.props.__P!=t&&(n.__k.some(function(Q){Q&&po(Q,Q)}),n.__k=null),l=n.__k?Oe(n,0):null),l=Br(t,lo(Z)?Z:[Z],e,n,o,r,s,a,l,d,m),A.__P&&(e.__e=null,l=f),e.__u&=-161,b&&b.some($e),h.__h.length&&a.push(h),1&h.__g&&(h.__g&=-4)}catch(Q){if(a.length=x,e.__v=null,d||s)if(Q&&Q.then){if(e.__u|=128|d,s){for(~(le=s.indexOf(l||void 0))||(le=s.length);(z=s[le-1])&&z.nodeType==8;)le--;for(;le<s.length;le++)if(z=s[le])if(s[le]=null,oe){if(z==st)break}else{if(z.nodeType!=8)break;z.data.startsWith("$s")&&(st=rn(oe=z))}}if(!oe){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;oe=l}(f=rn(oe=e.__c.__z||(e.__c.__z=oe)))?(e.__e=oe,l=f):e.__e=l,l=l&&l.nextSibling}else s&&s.some($e);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),Q&&Q.then||jr(e),T.__e(Q,e,n)}}else l=e.__e=Ua(n.__e,e,n,o,r,s,a,d,m,t);return(f=T.diffed)&&f(e),l}function rn(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function jr(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(jr))}function Gr(t,e,n){for(var o=0;o<n.length;)fo(n[o++],n[o++],n[o++]);T.__c&&T.__c(e,t),t.some(function(r){try{t=r.__h,r.__h=[],t.some(function(s){s.call(r)})}catch(s){T.__e(s,r.__v)}})}function Ua(t,e,n,o,r,s,a,l,d,m){var f,b,x,h,w,K,E,A,S=n.props||an,F=e.props,L=e.type;if(L=="svg"?r="http://www.w3.org/2000/svg":L=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),s){for(f=0;f<s.length;f++)if((w=s[f])&&(L?w.localName==L:w.nodeType==3)){t=w,s[f]=null;break}}if(!t){if(A=m.ownerDocument||document,!L)return A.createTextNode(F);t=A.createElementNS(r,L,F.is?F:m),l&&(T.__m&&T.__m(e,s),l=!1),s=null}if(L){if(m=L=="template"&&t.content||t,s=L=="textarea"&&F.defaultValue!=null?null:s&&uo.call(m.childNodes),!l&&s)for(S={},f=0;f<t.attributes.length;f++)S[(w=t.attributes[f]).name]=w.value;for(f in S)w=S[f],f=="dangerouslySetInnerHTML"?x=w:f=="children"||f in F||f=="value"&&"defaultValue"in F||f=="checked"&&"defaultChecked"in F||nn(t,f,null,w,r);for(f in F)w=F[f],f=="children"?h=w:f=="dangerouslySetInnerHTML"?b=w:f=="value"?K=w:f=="checked"?E=w:l&&typeof w!="function"||S[f]===w||nn(t,f,w,S[f],r);b?(l||x&&(b.__html==x.__html||b.__html==t.innerHTML)||(t.innerHTML=b.__html),e.__k=[]):(x&&(t.textContent=""),(L=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&Pa.test(L))&&(r="http://www.w3.org/1999/xhtml"),Br(m,lo(h)?h:[h],e,n,o,r,s,a,s?s[0]:n.__k&&Oe(n,0),l,d),s&&s.some($e)),l&&L!="textarea"||(f="value",L=="progress"&&K==null?t.removeAttribute(f):K==null||K===t[f]&&(L!="progress"||K)||nn(t,f,K,S[f],r),f="checked",E!=null&&E!=t[f]&&nn(t,f,E,S[f],r))}else S===F||l&&t.data==F||(t.data=F);return t}function fo(t,e,n,o){try{typeof t=="function"?e?e.__x=t(e)||1:o&&(o=o.__c||o.__e)&&(e=o.__x)&&(o.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(r){T.__e(r,n)}}function po(t,e,n){var o,r,s,a;if(T.unmount&&T.unmount(t),!(o=t.ref)||o.current&&o.current!=t.__e||fo(o,null,e,t),o=t.__c){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(l){T.__e(l,e)}o.__P=o.__n=null}if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&po(o[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(o=t.__c)&&(o=o.__z)&&(r=rn(o,s=[]))&&(o==t.__e&&s.some($e),$e(r),$e(o)),n||$e(t.__e),t.__e=t.__c=t.__=null}function Ha(t,e,n){return this.constructor(t,n)}function ho(t,e){var n,o,r,s;T.__&&T.__(t,e),e.nodeType==9&&(e=e.documentElement),o=(n=t&&32&t.__u)?null:e.__k,e.__k=mt(ne,{children:[t]}),r=[],s=[],co(e,e.__k,o||an,an,e.namespaceURI,o?null:e.firstChild?uo.call(e.childNodes):null,r,o?o.__e:e.firstChild,n,s),Gr(r,e.__k,s),e.__k.props.children=null}T={__e:function(t,e,n,o){for(var r,s,a;e=e.__;)if((r=e.__c)&&!(1&r.__g)){r.__g|=4;try{if((a=(s=r.constructor)&&s.getDerivedStateFromError)&&r.setState(s.getDerivedStateFromError(t)),r.componentDidCatch&&(r.componentDidCatch(t,o||{}),a=1),a&&8&r.__g)return void(r.__g|=2)}catch(l){t=l}}throw sn=0,t}},zr=0,io=function(t){return t!=null&&t.constructor===gt},Qe.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=qe({},this.state)),typeof t=="function"&&(t=t(qe({},n),this.props)),t&&(qe(n,t),this.__v&&(e&&this.__k.push(e),Ir(this)))},Qe.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Ir(this))},Qe.prototype.render=ne,Ne=[],sn=0,Ur=function(t,e){return t.__v.__b-e.__v.__b},on=Symbol(),Hr=/(PointerCapture)$|Capture$/i,ao=0,so={},Ma=0;var un,re,mo,Vr,$a=Object.is,go=0,os=[],_o=[],B=T,Yr=B.__b,Xr=B.__r,Jr=B.diffed,Zr=B.__c,Qr=B.unmount,es=B.__;function rs(t,e){B.__h&&B.__h(re,t,go||e),go=0;var n=re.__H||(re.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function ye(t,e){var n=rs(un++,4);!B.__s&&ss(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,re.__h.push(n))}function ue(t){return go=5,vt(function(){return{current:t}},[])}function vt(t,e){var n=rs(un++,7);return ss(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function qa(){var t;do{for(;t=_o.shift();)try{_t(t)}catch(n){B.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=os.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(_t),e.__h.some(vo),e.__h=[]}catch(n){e.__h=[],B.__e(n,t.__v)}}}while(_o.length)}B.__b=function(t){re=null,Yr&&Yr(t)},B.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),es&&es(t,e)},B.__r=function(t){Xr&&Xr(t),un=0;var e=(re=t.__c).__H;e&&(mo==re?re.__h=[]:(e.__h.some(_t),e.__h.some(vo),un=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),mo=re},B.diffed=function(t){Jr&&Jr(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&ns(os.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),mo=re=null},B.__c=function(t,e){e.some(function(n){try{n.__h.some(_t),n.__h=n.__h.filter(function(o){return!o.__||vo(o)})}catch(o){n.__h=[function(){throw o}]}}),Zr&&Zr(t,e)},B.unmount=function(t){Qr&&Qr(t);var e,n,o=t.__c;o&&o.__H&&(o.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,ns(_o.push(r))}else _t(r)}catch(s){e=s}}),o.__H=void 0,e&&B.__e(e,o.__v))};var ts=typeof requestAnimationFrame=="function";function Ka(t){var e,n=function(){clearTimeout(o),ts&&cancelAnimationFrame(e),setTimeout(t)},o=setTimeout(n,35);ts&&(e=requestAnimationFrame(n))}function ns(t){t!=1&&Vr==B.requestAnimationFrame||((Vr=B.requestAnimationFrame)||Ka)(qa)}function _t(t){var e=re,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),re=e}function vo(t){var e=re;t.__c=t.__(),re=e}function ss(t,e){return!t||t.length!=e.length||e.some(function(n,o){return!$a(n,t[o])})}var is,bt,cn,Ba=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var as=[];ae(function(){is=this.N})();function et(t,e){T[t]=e.bind(null,T[t]||function(){})}function yt(t){if(cn){var e=cn;cn=void 0,e()}cn=t&&t.S()}function ls(t){var e=this,n=t.data,o=ja(n);o.name="ReactiveDom",o.value=n;var r=vt(function(){for(var l=e,d=e.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var m=H(function(){var h=o.value.value;return h===0?0:h===!0?"":h||""}),f=H(function(){return!Array.isArray(m.value)&&!io(m.value)}),b=ae(function(){if(this.N=us,f.value){var h=m.value;l.__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=h)}}),x=e.__$u.d;return e.__$u.d=function(){b(),x.call(this)},[f,m]},[]),s=r[0],a=r[1];return s.value?a.peek():a.value}ls.displayName="ReactiveTextNode";Object.defineProperties(G.prototype,{constructor:{configurable:!0,value:$r(ne,null).constructor},type:{configurable:!0,value:ls},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});et("__b",function(t,e){if(yt(),bt=void 0,typeof e.type=="string"){var n,o=e.props;for(var r in o)if(r!=="children"){var s=o[r];s instanceof G&&(n||(e.__np=n={}),n[r]=s,o[r]=s.peek())}}t(e)});et("__r",function(t,e){if(t(e),e.type!==ne){yt();var n,o=e.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,s){var a;return ae(function(){a=this},{name:s}),a.c=r,a})((function(r){return function(){var s;Ba&&((s=this.y)==null||s.call(this)),r.__$f|=1,r.setState({})}})(o),typeof e.type=="function"?e.type.displayName||e.type.name:""))),bt=o,yt(n)}});et("__e",function(t,e,n,o){yt(),bt=void 0,t(e,n,o)});et("diffed",function(t,e){yt(),bt=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var o=e.__np,r=e.props,s=n.U;if(s)for(var a in s){var l=s[a];l===void 0||o&&a in o||(l.d(),s[a]=void 0)}if(o){s||(s={},n.U=s);for(var d in o){var m=s[d],f=o[d];m===void 0?(m=Wa(n,d,f,r),s[d]=m):m.o(f,r)}}}t(e)});function Wa(t,e,n,o){var r=e in t&&t.ownerSVGElement===void 0,s=C(n);return{o:function(a,l){s.value=a,o=l},d:ae(function(){this.N=us;var a=s.value.value;o[e]!==a&&(o[e]=a,r?t[e]=a:a!=null&&(a!==!1||e[4]==="-")?t.setAttribute(e,a):t.removeAttribute(e))})}}et("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var s=o[r];s&&s.d()}}}var a=e.__np;if(a){var l=e.props;for(var d in a)l[d]=a[d]}e.__np=void 0}else{var m=e.__c;if(m){m.__$f|=8;var f=m.__$u;f&&(m.__$u=void 0,f.d())}}t(e)});et("__h",function(t,e,n,o){o<3&&(e.__$f|=2),t(e,n,o)});Qe.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in t)if(a!=="__source"&&t[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in t))return!0;return!1};function ja(t,e){return vt(function(){return C(t,e)},[])}function kt(t,e){var n=ue(t);return n.current=t,bt.__$f|=4,vt(function(){return H(function(){return n.current()},e)},[])}var Ga=function(t){queueMicrotask(function(){queueMicrotask(t)})};function Va(){Ee(function(){for(var t;t=as.shift();)is.call(t)})}function us(){as.push(this)===1&&(T.requestAnimationFrame||Ga)(Va)}var Ya=[300,1500],Xa=[0,400],Ja=150,Za=1500,Qa=100;function cs(t,e){let n=new Set,o=m=>{let f=window.setTimeout(()=>{n.delete(f),window.dispatchEvent(new Event("resize"))},m);n.add(f)},r=()=>{for(let m of n)clearTimeout(m);n.clear()},s=el(t,()=>{for(let m of Xa)o(m)}),a=!1,l=ae(()=>{if(!(e.state.status.value===null||a)){a=!0;for(let m of Ya)o(m)}}),d=tl(t,()=>{r(),o(Ja),a&&o(Za)});return()=>{l(),d(),s(),r()}}function el(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,o=null,r=new MutationObserver(()=>{for(let a of o?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(a)||(n.add(a),e())}),s=window.setTimeout(()=>{o=t.closest(".widget-box"),o!==null&&r.observe(o,{childList:!0,subtree:!0})},Qa);return()=>{clearTimeout(s),r.disconnect()}}function tl(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=null,o=new ResizeObserver(([r])=>{let s=Math.round(r?.contentRect.width??0);if(s===n||s===0)return;let a=n===null;n=s,a||e()});return o.observe(t),()=>o.disconnect()}var $=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,se=t=>`${Math.round(t*100)} %`,ds=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,dn=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");function fn(t){return t===null?"":t<=50?`, about ${Math.ceil(t/10)*10} s left`:t<=5400?`, about ${Math.max(1,Math.round(t/60))} min left`:`, about ${Math.round(t/3600)} h left`}var nl=Symbol.for("pv"),ol=0;function u(t,e,n,o,r,s){e||(e={});var a,l,d=e;if("ref"in d&&typeof t!="function")for(l in d={},e)l=="ref"?a=e[l]:d[l]=e[l];var m={type:t,props:d,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:nl,__v:--ol,__i:-1,__u:0};return(r||s)&&(m.__source=r,m.__self=s),T.vnode&&T.vnode(m),m}function be(t){return u("button",{type:"button","data-al":t.hook,title:t.title,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}var fs={audit:"random",stratified:"stratified",lure:"weighted"};function rl(t){if(t===null)return null;let{value:e,low:n,high:o,n:r,method:s}=t,a=s in fs?`from ${$(r,`${fs[s]} audit label`)}`:`on ${$(r,"test example")}`;return{figure:`${dn(e)} [${dn(n)}, ${dn(o)}]`,source:a}}function ps({view:t}){let{store:e}=t,n=e.state.status.value,o=rl(n?.accuracy??null),r=e.state.multilabel.value?"exact match":"accuracy";return u("div",{class:"accuracy","aria-live":"polite",children:[u("div",{class:"measured",children:[u("p",{class:"line","data-al":"accuracy",children:o===null?`${r}: not yet known`:u(ne,{children:[r," ",u("b",{children:o.figure})," ",o.source]})}),u(be,{hook:"shares",pressed:t.panel.value==="shares",press:()=>t.togglePanel("shares"),children:"shares of classes"})]}),u("p",{class:"advice","data-al":"advice",children:[n?.advice||" ",u(sl,{store:e})]}),n!==null&&n.features!==""&&u("p",{class:"reads","data-al":"features",children:n.features})]})}function sl({store:t}){let{measure:e,measuring:n}=t.state.status.value??{measure:null,measuring:0};return n>0?u("button",{type:"button",class:"action","data-al":"measure","data-left":n,onClick:()=>t.measure(0),children:[$(n,"random example")," to go: stop"]}):e===null||e===0?null:u("button",{type:"button",class:"action","data-al":"measure",onClick:()=>t.measure(e),children:["Ask ",$(e,"random example")," next"]})}function il(t,e){this.v=t,this.k=e}function hs(t,e){(e==null||e>t.length)&&(e=t.length);for(var n=0,o=Array(e);n<e;n++)o[n]=t[n];return o}function al(t){if(Array.isArray(t))return t}function ll(t,e){var n=t==null?null:typeof Symbol<"u"&&t[Symbol.iterator]||t["@@iterator"];if(n!=null){var o,r,s,a,l=[],d=!0,m=!1;try{if(s=(n=n.call(t)).next,e===0){if(Object(n)!==n)return;d=!1}else for(;!(d=(o=s.call(n)).done)&&(l.push(o.value),l.length!==e);d=!0);}catch(f){m=!0,r=f}finally{try{if(!d&&n.return!=null&&(a=n.return(),Object(a)!==a))return}finally{if(m)throw r}}return l}}function ul(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function cl(t,e){return al(t)||ll(t,e)||dl(t,e)||ul()}function dl(t,e){if(t){if(typeof t=="string")return hs(t,e);var n={}.toString.call(t).slice(8,-1);return n==="Object"&&t.constructor&&(n=t.constructor.name),n==="Map"||n==="Set"?Array.from(t):n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n)?hs(t,e):void 0}}function pn(t){var e,n;function o(s,a){try{var l=t[s](a),d=l.value,m=d instanceof il;Promise.resolve(m?d.v:d).then(function(f){if(m){var b=s==="return"&&d.k?s:"next";if(!d.k||f.done)return o(b,f);f=t[b](f).value}r(!!l.done,f)},function(f){o("throw",f)})}catch(f){r(2,f)}}function r(s,a){s===2?e.reject(a):e.resolve({value:a,done:s}),(e=e.next)?o(e.key,e.arg):n=null}this._invoke=function(s,a){return new Promise(function(l,d){var m={key:s,arg:a,resolve:l,reject:d,next:null};n?n=n.next=m:(e=n=m,o(s,a))})},typeof t.return!="function"&&(this.return=void 0)}pn.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},pn.prototype.next=function(t){return this._invoke("next",t)},pn.prototype.throw=function(t){return this._invoke("throw",t)},pn.prototype.return=function(t){return this._invoke("return",t)};var As=Object.entries,fl=Object.keys,ms=Object.setPrototypeOf,pl=Object.isFrozen,Cs=Object.getPrototypeOf,Rs=Object.getOwnPropertyDescriptor,Y=Object.freeze,W=Object.seal,Pe=Object.create,Ls=typeof Reflect<"u"&&Reflect,gn=Ls.apply,Ro=Ls.construct;Y||(Y=function(e){return e});W||(W=function(e){return e});gn||(gn=function(e,n){for(var o=arguments.length,r=new Array(o>2?o-2:0),s=2;s<o;s++)r[s-2]=arguments[s];return e.apply(n,r)});Ro||(Ro=function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return new e(...o)});var xe=M(Array.prototype.forEach),hl=M(Array.prototype.lastIndexOf),gs=M(Array.prototype.pop),wt=M(Array.prototype.push),ml=M(Array.prototype.slice),gl=M(Array.prototype.splice),tt=Array.isArray,yo=Ns(Set),bo=M(Set.prototype.add),St=M(Set.prototype.has),Ke=M(String.prototype.toLowerCase),ko=M(String.prototype.toString),_l=M(String.prototype.match),hn=M(String.prototype.replace),wo=M(String.prototype.indexOf),vl=M(String.prototype.trim),yl=M(Number.prototype.toString),bl=M(Boolean.prototype.toString),_s=typeof BigInt>"u"?null:M(BigInt.prototype.toString),vs=typeof Symbol>"u"?null:M(Symbol.prototype.toString),ee=M(Object.prototype.hasOwnProperty),Et=M(Object.prototype.toString),kl=RegExp.prototype.test,V=function(e,n){return e instanceof RegExp&&(e.lastIndex=0),gn(kl,e,[n])},Ae=Ns(TypeError);function M(t){return function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return gn(t,e,o)}}function Ns(t){return function(){for(var e=arguments.length,n=new Array(e),o=0;o<e;o++)n[o]=arguments[o];return Ro(t,n)}}function R(t,e){let n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:Ke;if(ms&&ms(t,null),!tt(e))return t;let o=e.length;for(;o--;){let r=e[o];if(typeof r=="string"){let s=n(r);s!==r&&(pl(e)||(e[o]=s),r=s)}t[r]=!0}return t}function wl(t){for(let e=0;e<t.length;e++)ee(t,e)||(t[e]=null);return t}function _n(t){let e=Pe(null);for(let o of As(t)){var n=cl(o,2);let r=n[0],s=n[1];ee(t,r)&&(tt(s)?e[r]=wl(s):s&&typeof s=="object"&&s.constructor===Object?e[r]=_n(s):e[r]=s)}return e}function Tt(t){let e=Pe(null),n=fl(t),o=n.length;for(;o--;)e[n[o]]=t[n[o]];return e}function Sl(t){switch(typeof t){case"string":return t;case"number":return yl(t);case"boolean":return bl(t);case"bigint":return _s?_s(t):"0";case"symbol":return vs?vs(t):"Symbol()";case"undefined":return Et(t);case"function":case"object":{if(t===null)return Et(t);let e=t,n=ce(e,"toString");if(typeof n=="function"){let o=n(e);return typeof o=="string"?o:Et(o)}return Et(t)}default:return Et(t)}}function ce(t,e){for(;t!==null;){let o=Rs(t,e);if(o){if(o.get)return M(o.get);if(typeof o.value=="function")return M(o.value)}t=Cs(t)}function n(){return null}return n}function El(t,e){for(;t!==null;){let n=Rs(t,e);if(n)return n.get?M(n.get):null;t=Cs(t)}return null}function Tl(t){if(!t)return!1;try{return V(t,""),!0}catch{return!1}}var ys=Y(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),So=Y(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),Eo=Y(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),xl=Y(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),To=Y(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),Al=Y(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),bs=Y(["#text"]),ks=Y(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),xo=Y(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),ws=Y(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),mn=Y(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),Cl=W(/{{[\w\W]*|^[\w\W]*}}/g),Rl=W(/<%[\w\W]*|^[\w\W]*%>/g),Ll=W(/\${[\w\W]*/g),Nl=W(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),Ol=W(/^data-[\-\w.\u00B7-\uFFFF]+$/),Ml=W(/^aria-[\-\w]+$/),Ss=W(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),Pl=W(/^(?:\w+script|data):/i),Dl=W(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),Il=W(/^html$/i),Fl=W(/^[a-z][.\w]*(-[.\w]+)+$/i),Ao=W(/<[/\w!]/g),Es=W(/<[/\w]/g),zl=W(/<\/no(script|embed|frames)/i),Ts=W(/\/>/i),Ul=W(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),Hl=W(/^[\r\n\t ]+/),q={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},$l=Y(R({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),ql=function(){return typeof window>"u"?null:window},Kl=function(e,n){if(typeof e!="object"||typeof e.createPolicy!="function")return null;let o=null,r="data-tt-policy-suffix";n&&n.hasAttribute(r)&&(o=n.getAttribute(r));let s="dompurify"+(o?"#"+o:"");try{return e.createPolicy(s,{createHTML(a){return a},createScriptURL(a){return a}})}catch{return console.warn("TrustedTypes policy "+s+" could not be created."),null}},xs=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Me=function(e,n,o,r){return ee(e,n)&&tt(e[n])?R(r.base?Tt(r.base):{},e[n],r.transform):o},Co=function(e,n,o){let r=ee(e,n)?e[n]:void 0;return r&&typeof r=="object"?_n(r):o};function Os(){let t=arguments.length>0&&arguments[0]!==void 0?arguments[0]:ql(),e=g=>Os(g);if(e.version="3.4.18",e.removed=[],!t||!t.document||t.document.nodeType!==q.document||!t.Element)return e.isSupported=!1,e;let n=t.document,o=n,r=o.currentScript,s=t.HTMLTemplateElement,a=t.Node,l=t.Element,d=t.NodeFilter,m=t.DOMParser,f=t.trustedTypes,b=l.prototype,x=ce(b,"cloneNode"),h=ce(b,"remove"),w=ce(b,"removeAttributeNode"),K=ce(b,"nextSibling"),E=ce(b,"childNodes"),A=ce(b,"parentNode"),S=ce(b,"shadowRoot"),F=ce(b,"attributes"),L=a&&a.prototype?ce(a.prototype,"nodeType"):null,pe=a&&a.prototype?ce(a.prototype,"nodeName"):null,rt=a&&a.prototype?ce(a.prototype,"ownerDocument"):null,Z=function(i){return L?L(i):i.nodeType},oe=function(i){return pe?pe(i):i.nodeName},st=El(b,"namespaceURI"),le=function(i){return st?st(i):i.namespaceURI};if(typeof s=="function"){let g=n.createElement("template");g.content&&g.content.ownerDocument&&(n=g.content.ownerDocument)}let z,X="",Q,Mo=!1,it=0,Po=function(){if(it>0)throw Ae('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},at=function(i){Po(),it++;try{return z.createHTML(i)}finally{it--}},Do=function(i){return z&&Nn?at(i):i},wi=function(i){Po(),it++;try{return z.createScriptURL(i)}finally{it--}},Si=function(){return Mo||(Q=Kl(f,r),Mo=!0),Q},xt=n,En=xt.implementation,Ei=xt.createNodeIterator,Ti=xt.createDocumentFragment,xi=xt.getElementsByTagName,Ai=o.importNode,P=xs();e.isSupported=typeof As=="function"&&typeof A=="function"&&En&&En.createHTMLDocument!==void 0;let Ci=Cl,Ri=Rl,Li=Ll,Ni=Ol,Oi=Ml,Mi=Pl,Pi=Dl,Di=Fl,Io=Ss,D=null,Tn=R({},[...ys,...So,...Eo,...To,...bs]),I=null,xn=R({},[...ks,...xo,...ws,...mn]),he=null,lt=null,Fo=null,Ce=Object.seal(Pe(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),zo=!0,An=!0,Uo=!1,Cn=!0,ke=!1,De=!0,Ie=!1,Rn=!1,At=null,Ct=null,Ln=!1,We=!1,Rt=!1,Nn=!1,Ho=!0,$o=!1,qo="user-content-",On=!0,Mn=!1,Fe=null,je=!1,ze=null,Ko=R({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),Bo=null,Wo=R({},["audio","video","img","source","image","track"]),jo=null,Go=R({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),Lt="http://www.w3.org/1998/Math/MathML",Nt="http://www.w3.org/2000/svg",me="http://www.w3.org/1999/xhtml",Ge=me,Pn=!1,Vo=null,Ii=R({},[Lt,Nt,me],ko),Fi=Y(R({},["mi","mo","mn","ms","mtext"])),Dn=null,zi=Y(R({},["annotation-xml"])),In=null,Ui=Y(Pe(null)),Hi=R({},["title","style","font","a","script"]),ut=null,$i=["application/xhtml+xml","text/html"],qi="text/html",U=null,Ot=null,Ki=n.createElement("form"),Yo=function(i){return i instanceof RegExp||i instanceof Function},Fn=function(){let i=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!i||typeof i!="object")&&(i={}),i=_n(i),ut=$i.indexOf(i.PARSER_MEDIA_TYPE)===-1?qi:i.PARSER_MEDIA_TYPE,U=ut==="application/xhtml+xml"?ko:Ke,D=Me(i,"ALLOWED_TAGS",Tn,{transform:U}),I=Me(i,"ALLOWED_ATTR",xn,{transform:U}),Vo=Me(i,"ALLOWED_NAMESPACES",Ii,{transform:ko}),jo=Me(i,"ADD_URI_SAFE_ATTR",Go,{transform:U,base:Go}),Bo=Me(i,"ADD_DATA_URI_TAGS",Wo,{transform:U,base:Wo}),ze=Me(i,"FORBID_CONTENTS",Ko,{transform:U}),lt=Me(i,"FORBID_TAGS",Pe(null),{transform:U}),Fo=Me(i,"FORBID_ATTR",Pe(null),{transform:U}),je=ee(i,"USE_PROFILES")?i.USE_PROFILES&&typeof i.USE_PROFILES=="object"?_n(i.USE_PROFILES):i.USE_PROFILES:!1,zo=i.ALLOW_ARIA_ATTR!==!1,An=i.ALLOW_DATA_ATTR!==!1,Uo=i.ALLOW_UNKNOWN_PROTOCOLS||!1,Cn=i.ALLOW_SELF_CLOSE_IN_ATTR!==!1,ke=i.SAFE_FOR_TEMPLATES||!1,De=i.SAFE_FOR_XML!==!1,Ie=i.WHOLE_DOCUMENT||!1,We=i.RETURN_DOM||!1,Rt=i.RETURN_DOM_FRAGMENT||!1,Nn=i.RETURN_TRUSTED_TYPE||!1,Ln=i.FORCE_BODY||!1,Ho=i.SANITIZE_DOM!==!1,$o=i.SANITIZE_NAMED_PROPS||!1,On=i.KEEP_CONTENT!==!1,Mn=i.IN_PLACE||!1,Io=Tl(i.ALLOWED_URI_REGEXP)?i.ALLOWED_URI_REGEXP:Ss,Ge=typeof i.NAMESPACE=="string"?i.NAMESPACE:me,Dn=Co(i,"MATHML_TEXT_INTEGRATION_POINTS",Fi),In=Co(i,"HTML_INTEGRATION_POINTS",zi);let c=Co(i,"CUSTOM_ELEMENT_HANDLING",Ui);if(he=Pe(null),ee(c,"tagNameCheck")&&Yo(c.tagNameCheck)&&(he.tagNameCheck=c.tagNameCheck),ee(c,"attributeNameCheck")&&Yo(c.attributeNameCheck)&&(he.attributeNameCheck=c.attributeNameCheck),ee(c,"allowCustomizedBuiltInElements")&&typeof c.allowCustomizedBuiltInElements=="boolean"&&(he.allowCustomizedBuiltInElements=c.allowCustomizedBuiltInElements),W(he),ke&&(An=!1),Rt&&(We=!0),je&&((ee(i,"ALLOWED_TAGS")||ee(i,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),D=R({},bs),I=Pe(null),je.html===!0&&(R(D,ys),R(I,ks)),je.svg===!0&&(R(D,So),R(I,xo),R(I,mn)),je.svgFilters===!0&&(R(D,Eo),R(I,xo),R(I,mn)),je.mathMl===!0&&(R(D,To),R(I,ws),R(I,mn))),Ce.tagCheck=null,Ce.attributeCheck=null,ee(i,"ADD_TAGS")&&(typeof i.ADD_TAGS=="function"?Ce.tagCheck=i.ADD_TAGS:tt(i.ADD_TAGS)&&(D===Tn&&(D=Tt(D)),R(D,i.ADD_TAGS,U))),ee(i,"ADD_ATTR")&&(typeof i.ADD_ATTR=="function"?Ce.attributeCheck=i.ADD_ATTR:tt(i.ADD_ATTR)&&(I===xn&&(I=Tt(I)),R(I,i.ADD_ATTR,U))),ee(i,"ADD_FORBID_CONTENTS")&&tt(i.ADD_FORBID_CONTENTS)&&(ze===Ko&&(ze=Tt(ze)),R(ze,i.ADD_FORBID_CONTENTS,U)),On&&(D["#text"]=!0),Ie&&R(D,["html","head","body"]),D.table&&(D.tbody=!0,delete lt.tbody),i.TRUSTED_TYPES_POLICY){if(typeof i.TRUSTED_TYPES_POLICY.createHTML!="function")throw Ae('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof i.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw Ae('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let p=z;z=i.TRUSTED_TYPES_POLICY;try{X=at("")}catch(_){throw z=p,_}}else i.TRUSTED_TYPES_POLICY===null?(z=void 0,X=""):(z===void 0&&(z=Si()),z&&typeof X=="string"&&(X=at("")));Ot=Y(i)},Xo=R({},[...So,...Eo,...xl]),Jo=R({},[...To,...Al]),Bi=function(i,c,p){return c===me?i==="svg":c===Lt?i==="svg"&&(p==="annotation-xml"||Dn[p]):!!Xo[i]},Wi=function(i,c,p){return c===me?i==="math":c===Nt?i==="math"&&In[p]:!!Jo[i]},ji=function(i,c,p){return c===Nt&&!In[p]||c===Lt&&!Dn[p]?!1:!Jo[i]&&(Hi[i]||!Xo[i])},Gi=function(i){let c=le(i),p=Ke(oe(i)),_=A(i),v=Ge,y="template";return _&&Z(_)===q.element&&(v=le(_),y=Ke(oe(_))),Vo[c]?c===Nt?Bi(p,v,y):c===Lt?Wi(p,v,y):c===me?ji(p,v,y):ut==="application/xhtml+xml":!1},Re=function(i){wt(e.removed,{element:i});try{A(i).removeChild(i)}catch{if(h(i),!A(i))throw Ae("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},Zo=function(i,c,p){try{w(i,c)}catch{try{i.removeAttribute(p)}catch{}}},zn=function(i){$n(i);let c=E(i);c&&xe(ml(c),p=>{try{h(p)}catch{}}),Z(i)===q.element&&Un(i,!1)},Ve=function(i,c,p){if(!p)try{p=c.getAttributeNode(i)}catch{p=null}if(wt(e.removed,{attribute:p||null,from:c}),p)Zo(c,p,i);else try{c.removeAttribute(i)}catch{}if(i==="is")if(We||Rt)try{Re(c)}catch{}else try{c.setAttribute(i,"")}catch{}},Un=function(i,c){let p=F(i);if(p)for(let _=p.length-1;_>=0;--_){let v=p[_],y=v&&v.name;typeof y=="string"&&!(c&&I[U(y)])&&Zo(i,v,y)}},Hn=function(i,c){let p=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,_=[i];for(;_.length>0;){let v=_.pop();if(c(v)===!1)continue;if(p&&Z(v)===q.element){let k=S(v);Ye(k)&&_.push(k)}let y=E(v);if(y)for(let k=y.length-1;k>=0;--k)_.push(y[k])}},$n=function(i){Hn(i,c=>{Z(c)===q.element&&Un(c,!0)})},qn=function(i){let c=[];return Hn(i,p=>{c.push(p)},!0),c},Vi=function(i,c){let p=yo();xe(qn(i),_=>{Z(_)===q.element&&bo(p,_)}),xe(c,_=>{Z(_)===q.element&&!St(p,_)&&Un(_,!0)})},Qo=function(i,c){let p=!1;return xe(e.removed,_=>{_.element&&(p=p||_.element===i,$n(_.element))}),Vi(i,c),p},Yi=8,Xi=function(i,c){let p=Fe,_=null,v=()=>(_||(_=yo(),xe(c,y=>{bo(_,y)})),_);for(let y=0;;y++){let k=qn(i),j=[i],we=!1;if(xe(k,fe=>{Z(fe)===q.documentFragment?wt(j,fe):!we&&!St(p,fe)&&(we=St(v(),fe))}),!we)return;if(y>=Yi)throw Ae("the tree kept changing during in-place sanitization; refusing to return it");xe(j,(fe,ie)=>{Ji(fe,ie>0,i,v())})}},Ji=function(i,c,p,_){let v=Mt(i),y;for(;y=v.nextNode();)!St(_,y)||St(Fe,y)||(c&&de(P.uponSanitizeShadowNode,y,null),jn(y,p))},Zi=function(i){Fe&&bo(Fe,i)},er=function(i,c){return De?i==="patchsrc"?!0:i==="for"&&c!=="label"&&c!=="output":!1},Qi=function(i){De&&Hn(i,c=>{let p=Z(c);if(p===q.processingInstruction||p===q.comment&&V(Es,c.data)){try{h(c)}catch{}return!1}if(p===q.element){let _=c,v=U(oe(c));try{_.hasAttribute&&_.hasAttribute("patchsrc")&&_.removeAttribute("patchsrc"),_.hasAttribute&&_.hasAttribute("for")&&er("for",v)&&_.removeAttribute("for")}catch{}}return!0})},tr=function(i){let c=null,p=null;if(Ln)i="<remove></remove>"+i;else{let y=_l(i,Hl);p=y&&y[0]}ut==="application/xhtml+xml"&&Ge===me&&(i='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+i+"</body></html>");let _=z?at(i):i;if(Ge===me)try{c=new m().parseFromString(_,ut)}catch{}if(!c||!c.documentElement){c=En.createDocument(Ge,"template",null);try{c.documentElement.innerHTML=Pn?X:_}catch{}}let v=c.body||c.documentElement;return i&&p&&v.insertBefore(n.createTextNode(p),v.childNodes[0]||null),Ge===me?xi.call(c,Ie?"html":"body")[0]:Ie?c.documentElement:v},Mt=function(i){let c=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,p=rt?rt(i):i.ownerDocument;return Ei.call(p||i,i,(c?0:d.SHOW_ELEMENT)|d.SHOW_COMMENT|d.SHOW_TEXT|d.SHOW_PROCESSING_INSTRUCTION|d.SHOW_CDATA_SECTION,null)},Kn=function(i){return i=hn(i,Ci," "),i=hn(i,Ri," "),i=hn(i,Li," "),i},Bn=function(i){var c;Wn(i);let p=(c=i.querySelectorAll)===null||c===void 0?void 0:c.call(i,"template");p&&xe(p,_=>{Ye(_.content)&&Bn(_.content)})},Wn=function(i){i.normalize();let c=Mt(i,!0),p=c.nextNode();for(;p;)p.data=Kn(p.data),p=c.nextNode()},Pt=function(i){let c=pe?pe(i):null;return typeof c!="string"||U(c)!=="form"?!1:typeof i.nodeName!="string"||typeof i.textContent!="string"||typeof i.removeChild!="function"||i.attributes!==F(i)||typeof i.removeAttribute!="function"||typeof i.removeAttributeNode!="function"||typeof i.getAttributeNode!="function"||typeof i.setAttribute!="function"||typeof i.namespaceURI!="string"||typeof i.insertBefore!="function"||typeof i.hasChildNodes!="function"||i.nodeType!==L(i)||i.childNodes!==E(i)},nr=function(i){if(!L||typeof i!="object"||i===null)return null;try{let c=L(i);return typeof c=="number"?c:null}catch{return null}},Ye=function(i){return nr(i)===q.documentFragment},ct=function(i){return nr(i)!==null};function de(g,i,c){g.length!==0&&xe(g,p=>{p.call(e,i,c,Ot)})}let ea=function(i,c,p){return!!(De&&p===q.element&&i.hasChildNodes()&&!ct(i.firstElementChild)&&V(Ao,i.textContent)&&V(Ao,i.innerHTML)||De&&$l[c]&&p===q.element&&le(i)===me&&(ct(i.firstElementChild)||typeof i.textContent=="string"&&V(Ao,i.textContent))||p===q.processingInstruction||De&&p===q.comment&&V(Es,i.data))},Dt=function(i,c){if(i instanceof RegExp)return V(i,c);if(i instanceof Function){for(var p=arguments.length,_=new Array(p>2?p-2:0),v=2;v<p;v++)_[v-2]=arguments[v];return!!i(c,..._)}return!1},ta=function(i,c,p){if(!lt[c]&&sr(c)&&Dt(he.tagNameCheck,c))return!1;if(On&&!ze[c]&&!ze[Ke(c)]){let _=A(i),v=E(i);if(v&&_){let y=v.length;for(let k=y-1;k>=0;--k){let j=i===p?x(v[k],!0):v[k];_.insertBefore(j,K(i))}}}return Re(i),!0},or=function(i,c,p,_){return i.length===0?c:c===p||c===_?Tt(c):c},Xe=function(i,c){return i===c||A(i)!==null?!1:(Mn&&$n(i),!0)},na=function(i,c){if(Zi(i),de(P.beforeSanitizeElements,i,null),Xe(i,c))return!0;if(Pt(i))return Re(i),!0;let p=U(oe(i)),_=Z(i);if(D=or(P.uponSanitizeElement,D,Tn,At),de(P.uponSanitizeElement,i,{tagName:p,allowedTags:D}),Xe(i,c))return!0;if(ea(i,p,_))return Re(i),!0;if(lt[p]||!(Ce.tagCheck instanceof Function&&Ce.tagCheck(p))&&!D[p]){let v=ta(i,p,c);return v===!1&&(de(P.afterSanitizeElements,i,null),Xe(i,c))?!0:v}if(_===q.element&&!Gi(i)||(p==="noscript"||p==="noembed"||p==="noframes")&&V(zl,i.innerHTML))return Re(i),!0;if(ke&&_===q.text){let v=i.textContent,y=Kn(v);v!==y&&(wt(e.removed,{element:i.cloneNode()}),i.textContent=y)}return de(P.afterSanitizeElements,i,null),Xe(i,c)},rr=function(i,c,p){if(Fo[c]||er(c,i)||Ho&&(c==="id"||c==="name")&&(p in n||p in Ki))return!1;let _=I[c]||Ce.attributeCheck instanceof Function&&Ce.attributeCheck(c,i);if(An&&V(Ni,c)||zo&&V(Oi,c))return!0;if(!_)return sr(i)&&Dt(he.tagNameCheck,i)&&Dt(he.attributeNameCheck,c,i)||c==="is"&&he.allowCustomizedBuiltInElements&&Dt(he.tagNameCheck,p);if(jo[c])return!0;let v=hn(p,Pi,"");return V(Io,v)||(c==="src"||c==="xlink:href"||c==="href")&&i!=="script"&&wo(p,"data:")===0&&Bo[i]||Uo&&!V(Mi,v)?!0:!p},oa=R({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),sr=function(i){return!oa[Ke(i)]&&V(Di,i)},ra=function(i,c,p,_){if(z&&typeof f=="object"&&typeof f.getAttributeType=="function"&&!p)switch(f.getAttributeType(i,c)){case"TrustedHTML":return at(_);case"TrustedScriptURL":return wi(_)}return _},sa=function(i,c,p,_){try{return p?i.setAttributeNS(p,c,_):i.setAttribute(c,_),Pt(i)?(Re(i),!1):!0}catch{return Ve(c,i),!1}},ir=function(i,c){return De&&V(Ul,c)?!0:Ke(i)==="attributename"&&wo(c,"href")!==-1},ia=function(i,c){if(de(P.beforeSanitizeAttributes,i,null),Xe(i,c))return;let p=i.attributes;if(!p||Pt(i))return;I=or(P.uponSanitizeAttribute,I,xn,Ct);let _={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:I,forceKeepAttr:void 0},v=p.length,y=U(oe(i));for(;v--;){let k=p[v],j=k.name,we=k.namespaceURI,fe=k.value,ie=U(j),ge=fe,J=j==="value"?ge:vl(ge),ar=!1;if(_.attrName=ie,_.attrValue=J,_.keepAttr=!0,_.forceKeepAttr=void 0,de(P.uponSanitizeAttribute,i,_),J=_.attrValue,$o&&(ie==="id"||ie==="name")&&wo(J,qo)!==0&&(Ve(j,i,k),J=qo+J,ar=!0),ir(j,J)){Ve(j,i,k);continue}if(!_.forceKeepAttr){if(!_.keepAttr){Ve(j,i,k);continue}if(!Cn&&V(Ts,J)){Ve(j,i,k);continue}if(ke&&(J=Kn(J)),!rr(y,ie,J)){Ve(j,i,k);continue}J=ra(y,ie,we,J),J!==ge&&sa(i,j,we,J)&&ar&&gs(e.removed)}}de(P.afterSanitizeAttributes,i,null),Xe(i,c)},jn=function(i,c){na(i,c),ia(i,c),Ye(i.content)&&Gn(i.content)},Gn=function(i){let c=null,p=Mt(i);for(de(P.beforeSanitizeShadowDOM,i,null);c=p.nextNode();)if(de(P.uponSanitizeShadowNode,c,null),jn(c,i),Z(c)===q.element){let _=S(c);Ye(_)&&(Vn(_),Gn(_))}ke&&Wn(i),de(P.afterSanitizeShadowDOM,i,null)},Vn=function(i){let c=[{node:i,shadow:null}];for(;c.length>0;){let p=c.pop();if(p.shadow){Gn(p.shadow);continue}let _=p.node,v=Z(_)===q.element,y=E(_);if(y)for(let k=y.length-1;k>=0;--k)c.push({node:y[k],shadow:null});if(v){let k=pe?pe(_):null;if(typeof k=="string"&&U(k)==="template"){let j=_.content;Ye(j)&&c.push({node:j,shadow:null})}}if(v){let k=S(_);Ye(k)&&c.push({node:null,shadow:k},{node:k,shadow:null})}}};return e.sanitize=function(g){let i=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},c=null,p=null,_=null,v=null;if(Pn=!g,Pn&&(g="<!-->"),typeof g!="string"&&!ct(g)&&(g=Sl(g),typeof g!="string"))throw Ae("dirty is not a string, aborting");if(!e.isSupported)return g;Rn?(D=At,I=Ct):Fn(i),e.removed=[];let y=Mn&&typeof g!="string"&&ct(g),k=[],j=Fe;if(y){Qi(g);let ge=oe(g);if(typeof ge=="string"){let J=U(ge);if(!D[J]||lt[J])throw zn(g),Ae("root node is forbidden and cannot be sanitized in-place")}if(Pt(g))throw zn(g),Ae("root node is clobbered and cannot be sanitized in-place");k=qn(g),Fe=yo()}else if(ct(g))c=tr("<!---->"),p=c.ownerDocument.importNode(g,!0),p.nodeType===q.element&&p.nodeName==="BODY"||p.nodeName==="HTML"?c=p:c.appendChild(p),Vn(c);else{if(!We&&!ke&&!Ie&&g.indexOf("<")===-1)return Do(g);if(c=tr(g),!c)return We?null:Nn?X:""}c&&Ln&&Re(c.firstChild);let we=y?g:c;try{y&&Vn(g);let ge=Mt(we);for(;_=ge.nextNode();)jn(_,we);y&&Xi(g,k)}catch(ge){throw y&&(zn(g),Qo(g,k)),ge}finally{Fe=j}if(y){if(Qo(g,k))throw Ae("a node selected for removal could not be safely returned; refusing to sanitize in place");return ke&&Bn(g),g}if(We){if(ke&&Bn(c),Rt)for(v=Ti.call(c.ownerDocument);c.firstChild;)v.appendChild(c.firstChild);else v=c;return(I.shadowroot||I.shadowrootmode)&&(v=Ai.call(o,v,!0)),v}let fe=()=>Ie?c.outerHTML:c.innerHTML,ie=fe();return ke&&V(Nl,ie)&&(Wn(c),ie=fe()),Ie&&D["!doctype"]&&c.ownerDocument&&c.ownerDocument.doctype&&c.ownerDocument.doctype.name&&V(Il,c.ownerDocument.doctype.name)&&(ie="<!DOCTYPE "+c.ownerDocument.doctype.name+`>
`+ie),Do(ie)},e.setConfig=function(){let g=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};Fn(g),Rn=!0,At=D,Ct=I},e.clearConfig=function(){Ot=null,Rn=!1,At=null,Ct=null,z=Q,X=""},e.isValidAttribute=function(g,i,c){Ot||Fn({});let p=U(g),_=U(i);return typeof c=="string"&&(ir(i,c)||!Cn&&V(Ts,c))?!1:rr(p,_,c)},e.addHook=function(g,i){typeof i=="function"&&ee(P,g)&&wt(P[g],i)},e.removeHook=function(g,i){if(ee(P,g)){if(i!==void 0){let c=hl(P[g],i);return c===-1?void 0:gl(P[g],c,1)[0]}return gs(P[g])}},e.removeHooks=function(g){ee(P,g)&&(P[g]=[])},e.removeAllHooks=function(){P=xs()},e}var Ms=Os();var Bl="a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(" "),Wl="abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(" "),jl=/^\s*text-align:\s*(left|center|right);?\s*$/i,Gl=/^(?:https?:\/\/|mailto:)/i,Vl=/^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i,nt=null;function Yl(){return nt!==null||(nt=Ms(window),nt.addHook("beforeSanitizeAttributes",t=>{if(t.localName!=="td"&&t.localName!=="th")return;let e=jl.exec(t.getAttribute("style")??"")?.[1];e!==void 0&&t.setAttribute("align",e)}),nt.addHook("afterSanitizeAttributes",t=>{Ps(t,"href",Gl),Ps(t,"src",Vl),t.localName==="a"&&t.hasAttribute("href")&&(t.setAttribute("target","_blank"),t.setAttribute("rel","noopener noreferrer")),t.localName==="img"&&t.setAttribute("referrerpolicy","no-referrer")})),nt}function Ps(t,e,n){let o=t.getAttribute(e);o!==null&&!n.test(o.trim())&&t.removeAttribute(e)}function Lo(t){return Yl().sanitize(t,{ALLOWED_TAGS:Bl,ALLOWED_ATTR:Wl,ALLOW_ARIA_ATTR:!1,ALLOW_DATA_ATTR:!1,RETURN_DOM_FRAGMENT:!0})}var Xl="blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th",Ds=new WeakMap;function Jl({card:t}){let e=ue(null);return ye(()=>e.current?.replaceChildren(Lo(t.html)),[t]),u("div",{class:"html",dir:"auto",ref:e})}function Zl(t){let e=Ds.get(t);if(e===void 0){let n=Lo(t.html);for(let o of n.querySelectorAll(Xl))o.after(" ");e=(n.textContent??"").replace(/\s+/g," ").trim(),Ds.set(t,e)}return e}var Is={Content:Jl,plainText:Zl};function vn({cells:t}){return u("table",{class:"row",children:u("tbody",{children:t.map(([e,n],o)=>u("tr",{children:[u("th",{scope:"row",dir:"auto",children:e}),u("td",{dir:"auto",children:n})]},`${o} ${e}`))})})}var Fs={Content:({card:t})=>u(vn,{cells:t.fields}),plainText:t=>t.fields.map(([,e])=>e).join(" · ")};var zs={Content:({card:t})=>u(ne,{children:[u("div",{class:"text",dir:"auto",children:t.text}),t.fields?.length?u(vn,{cells:t.fields}):null]}),plainText:t=>t.text};var Ql={text:zs,row:Fs,html:Is},Us=t=>Ql[t.kind];function Hs({card:t}){let e=Us(t);return u(e.Content,{card:t})}var $s=t=>Us(t).plainText(t);function qs({store:t}){let e=t.state.card.value,n=ue(null);if(ye(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return u(tu,{store:t});let{card:o,origin:r}=e;return u("section",{class:"card","data-al":"card","data-key":o.key,"data-origin":r==="review"?"review":void 0,ref:n,"aria-label":r==="review"?"example under review":"example",children:[u(eu,{store:t}),u(Hs,{card:o})]})}function eu({store:t}){let e=t.state.note.value;return e===""?null:u("p",{class:"note","data-al":"note-text",dir:"auto",children:e})}function tu({store:t}){let{connected:e,everShown:n,kernelSilent:o,totals:r}=t.state,s=t.state.status.value,a=r.value?.labels??0,l="Preparing the first examples…",d=s?.busy?`The kernel is ${s.busy.what}${fn(s.busy.left)}.`:"";if(!e.value)l="No example while no kernel answers.",d="";else if(s?.phase==="done"){let m=(r.value?.left??0)===0;l=m?`All done: ${$(a,"label")}.`:`Finished: ${$(a,"label")} learned.`,d=`Undo and review still work.${m?"":" To label more, run the cell again."}`}else s?.phase==="failed"?(l="No example to show.",d=""):o.value?(l="Waiting for the kernel.",d="If it is idle, run this cell again."):n.value&&(l="Out of prepared examples; the kernel is busy…",d="More come as soon as it answers.");return u("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[u("p",{children:l}),u("p",{class:"quiet",children:d})]})}function Ks({view:t}){let e=t.store.state.classes.value,n=!t.shortcuts.value.singleKey;return u("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(o=>u(nu,{name:o.name,view:t},o.name))})}function nu({name:t,view:e}){let n=kt(()=>e.store.state.selected.value.has(t)),o=kt(()=>e.hints.value.get(t)?.keys??""),r=kt(()=>e.hints.value.get(t)?.dim??!1),s=kt(()=>!e.suggests.value||!e.shortcuts.value.singleKey?null:e.suggestions.value.find(([a])=>a===t)?.[1]??null);return u("button",{type:"button",class:r.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":o.value.length===1?o.value:void 0,title:t,onClick:()=>e.press(t),children:[u("kbd",{children:o.value}),u("span",{class:"name",dir:"auto",children:t}),s.value!==null&&u("span",{class:"likely",children:se(s.value)}),n.value&&u("span",{class:"mark",children:"✓"})]})}function Bs({view:t}){let{multilabel:e,selected:n}=t.store.state;if(!e.value)return null;let o=n.value.size;return u("button",{type:"button",class:"choice done","data-al":"done","data-chosen":o,onClick:()=>t.confirm(),children:[u("kbd",{children:"Enter"}),u("span",{class:"name",children:o===0?"none of these":`done: ${$(o,"label")}`})]})}function Ws({view:t}){if(t.shortcuts.value.singleKey)return null;let e=t.filter.value,n=e.open?t.shortcuts.value.matching(e).length:0,o="type letters, then the digit";return e.open&&(o=n===0?"no class starts like this":`${n} match · digit or Enter`),u("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[u("span",{class:e.open?"typed":"typed idle",children:e.text}),u("span",{class:"quiet",children:o})]})}function js({view:t}){if(!t.suggests.value||t.shortcuts.value.singleKey)return null;let e=t.filter.value.open;return u("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggestions.value.map(([n,o],r)=>u("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.press(n),children:[!e&&u("kbd",{children:r+1}),u("span",{class:"name",dir:"auto",children:n}),u("span",{class:"likely",children:se(o)})]},n)),t.suggestions.value.length===0&&u("span",{class:"quiet",children:"no suggestion for this card"})]})}function Gs({view:t}){let e=t.store.state.classes.value,n=t.edit.value,o=ue(null);return ye(()=>{let r=o.current;return()=>{let s=r?.getRootNode();r?.contains(s?.activeElement??null)&&No(r)?.focus({preventScroll:!0})}},[]),u("section",{ref:o,class:"panel classes","aria-label":"rename or merge classes","data-al":"classes",children:[u("p",{class:"quiet",children:"Click a class to rename it. With the name of another class it is merged into that one. Its labels follow."}),u("ul",{children:e.map(({name:r})=>u("li",{children:[n?.name!==r&&u(ou,{name:r,view:t}),n?.name===r&&n.into===null&&u(ru,{name:r,view:t}),n?.name===r&&n.into!==null&&u(su,{edit:n,view:t})]},r))})]})}function ou({name:t,view:e}){let n=e.store.state.counts.value?.get(t);return u("button",{type:"button",class:"past","data-al":"class","data-value":t,"aria-label":`rename ${t}`,onClick:()=>e.editClass(t),children:[u("span",{class:"answer",dir:"auto",children:t}),u("span",{class:"words",children:n===void 0?"":$(n,"label")}),u("span",{class:"pencil","aria-hidden":"true",children:"✎"})]})}function ru({name:t,view:e}){let n=ue(null);return ye(()=>{n.current?.focus({preventScroll:!0}),n.current?.select()},[]),u("form",{class:"line-form",onSubmit:o=>{o.preventDefault();let r=No(n.current);e.submitName(n.current?.value??""),e.edit.peek()===null&&r?.focus({preventScroll:!0})},children:[u("input",{ref:n,"data-al":"new-name","aria-label":`new name of ${t}`,defaultValue:t,maxLength:200,dir:"auto"}),u("span",{class:"quiet",children:"Enter to rename"})]})}function su({edit:t,view:e}){let n=ue(null);ye(()=>n.current?.focus({preventScroll:!0}),[]);let o=e.store.state.counts.value?.get(t.name),r="Its labels follow.";return o===0?r="It has no labels.":o!==void 0&&(r=`${$(o,"label")} ${o===1?"follows":"follow"}.`),u("div",{class:"line-form",role:"alertdialog","aria-label":`merge ${t.name}`,"data-al":"merge-question",children:[u("span",{dir:"auto",children:["Merge ",t.name," into ",t.into,"? ",r]}),u("button",{type:"button",ref:n,"data-al":"merge",onClick:()=>{let s=No(n.current);e.confirmMerge(),s?.focus({preventScroll:!0})},children:"merge"}),u("button",{type:"button","data-al":"cancel-merge",onClick:()=>e.editClass(null),children:"cancel"})]})}var No=t=>t?.getRootNode()?.host;var Be={text:"",page:0,open:!1},ot=t=>t.toLocaleLowerCase();function iu(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,o)=>e.slice(o).join(""))}var yn=class{singleKey;#e;#n;#t=new Map;#o;#r=new Map;constructor(e){this.#e=e,this.singleKey=e.length<=9,this.#n=e.map(o=>iu(o.name));for(let o of e)o.key!==null&&!this.#t.has(ot(o.key))&&this.#t.set(ot(o.key),o.name);this.singleKey&&this.#i();let n=new Map([...this.#t].map(([o,r])=>[r,o]));this.#o=e.map((o,r)=>n.get(o.name)??(this.singleKey?"":this.#a(r)))}classOfKey(e){return this.#t.get(ot(e))}matching(e){return this.#s(e.text).map(n=>this.#e[n].name)}classOfDigit(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#o.map(o=>({keys:o,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#s(e.text).forEach((o,r)=>{let s=r-e.page*9,a=s>=0&&s<9?String(s+1):this.#a(o,e.text).slice(e.text.length);n[o]={keys:a,dim:!1}}),n}#i(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(r=>this.#t.get(ot(r.key??""))!==r.name)),o=[];this.#e.forEach((r,s)=>{n.has(r)&&(this.#t.has(e[s])?o.push(r):this.#t.set(e[s],r.name))});for(let r of o){let s=e.find(a=>!this.#t.has(a));s!==void 0&&this.#t.set(s,r.name)}}#s(e){let n=this.#r.get(e);if(n!==void 0)return n;let o=[],r=[];this.#n.forEach((a,l)=>{e===""||a[0]?.startsWith(e)?o.push(l):a.some(d=>d.startsWith(e))&&r.push(l)});let s=[...o,...r];return this.#r.set(e,s),s}#a(e,n=""){let o={rank:Number.POSITIVE_INFINITY,prefix:""};for(let r of this.#n[e])if(r.startsWith(n))for(let s=Math.max(1,n.length);s<=r.length;s++){let a=r.slice(0,s),l=this.#s(a).indexOf(e);if(l<o.rank&&(o={rank:l,prefix:a}),l<9)return this.#l(a,l,n)}return o.prefix!==""?this.#l(o.prefix,o.rank,n):this.#l("",e,n)}#l(e,n,o){let r=o===""&&(e===""||this.#t.has(e[0]))?"/":"",s="0".repeat(Math.floor(n/9));return`${r}${e}${s}${n%9+1}`}};function Vs({view:t}){let{classes:e,multilabel:n}=t.store.state,o=t.shortcuts.value.singleKey,r=n.value,s=r?"choose that label, or drop it":"choose that label",a=e.value.some(d=>d.key!==null),l=[o?[a?"key on the button":"1 – 9",s]:["letters, digit",`find a label, ${r?"choose or drop it":"choose it"}; e.g. t then 1`],...o?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...r?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",o?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],...o&&t.shortcuts.value.classOfKey("n")===void 0?[["n","write a note on the example"]]:[],["+","add a class"],["F2","rename or merge classes"],["?","these keys"],["Esc","close, then leave the desk"]];return u("section",{class:"panel help","aria-label":"keys",children:[u("dl",{children:l.map(([d,m])=>u("div",{children:[u("dt",{children:u("kbd",{children:d})}),u("dd",{children:m})]},d))}),u("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}var au={crashed:{happened:"The kernel crashed and is started again by itself.",next:"Run the cell again"},restarted:{happened:"The kernel was restarted.",next:"Run the cell again"},stopped:{happened:"The kernel does not run any more.",next:"Start a kernel and run the cell again"},closed:{happened:"This desk was closed.",next:"Run the cell again"},missing:{happened:"No kernel is there for this desk.",next:"Start a kernel and run the cell again"},offline:{happened:"The connection to the kernel is lost.",next:""},unknown:{happened:"This desk has lost its kernel.",next:"Run the cell again"}};function lu(t,e,n){let{happened:o,next:r}=au[t],[s,a,l]=e===1?["is","it","it"]:["are","them","they"],d=`${$(e,"decision")} ${s} not saved yet; this tab keeps ${a}.`;if(t==="offline")return`${o} ${e===0?n?"Nothing is lost.":"Everything is saved.":d} The desk goes on by itself when it is back; if not, run the cell again.`;if(n&&t!=="closed"){let m=Le(t)?"went with the kernel":"are lost if the kernel ended";return`${o} The labels were kept in memory only and ${m}. ${r} to start anew; pass store= to keep them.`}return e===0?`${o} ${n?"":"Everything is saved. "}${r} to go on.`:`${o} ${d} ${r}: ${l} will be delivered.`}function Ys({store:t}){let{absence:e,pending:n,status:o}=t.state;if(e.value===null)return null;let r=o.value?.store===null;return u("p",{class:"banner",role:"alert","data-al":"kernel","data-why":e.value,children:lu(e.value,n.value,r)})}function kn(t){let e=ue(null);return ye(()=>e.current?.focus(),[]),u("form",{class:t.panel,onSubmit:n=>{n.preventDefault();let o=e.current?.getRootNode()?.host;t.submit(e.current?.value??""),t.view.panel.peek()!==t.panel&&o?.focus({preventScroll:!0})},children:u("input",{ref:e,...t.children})})}function Xs({view:t}){return t.panel.value!=="note"?null:u(kn,{view:t,panel:"note",submit:e=>t.writeNote(e),children:{"data-al":"note-input","aria-label":"note on this example",placeholder:"a note on this example, then Enter; empty removes it",maxLength:1e4,defaultValue:t.store.state.note.peek()}})}function Js({view:t}){return u(be,{hook:"note",pressed:t.panel.value==="note",press:()=>t.togglePanel("note"),children:[u("span",{"aria-hidden":"true",children:"✎"})," note"]})}function Qs({view:t}){let{store:e}=t,n=e.state.status.value?.notice??null,o=t.problem.value;return u("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[o!==null&&u("p",{class:"notice warning",children:[u("span",{children:o}),u(Zs,{press:()=>t.dismissProblem()})]}),e.state.refusals.value.map(r=>u("p",{class:"notice error","data-al":"refusal",children:[u("span",{children:r.text}),u(Zs,{press:()=>e.dismissRefusal(r.id)})]},r.id)),n!==null&&u("p",{class:`notice ${n.level} ${n.action===null?"":"offer"}`,"data-al":"notice",children:[u("span",{children:n.text}),n.action==="restore"&&u(uu,{store:e})]})]})}function uu({store:t}){let{connected:e,restoring:n}=t.state;return u("button",{type:"button",class:"action","data-al":"restore-store",disabled:!e.value||n.value,onClick:()=>t.restoreStore(),children:n.value?"Writing …":"Write the labels to the file again"})}function Zs({press:t}){return u("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function ei({store:t}){let e=t.state.status.value,n=t.state.totals.value,o=t.state.labelsPerMinute.value,r=n?.labels??0,s=e?.budget??(n===null?null:n.labels+n.left),a=s===null||s<=0?0:Math.min(1,r/s),l=[];n===null?l.push("connecting to the kernel…"):l.push(s===null?$(r,"label"):`${r} of ${$(s,"label")}`),o!==null&&l.push(`${o} a minute`),e!==null&&e.cost!==null&&n!==null&&l.push(ds(e.cost*r));let d=e?.version??0,m=d>0?`model ${d} on ${$(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:f,share:b,left:x}=e.busy;m+=`, ${f}${b===null?"…":` ${se(b)}`}${fn(x)}`}return e!==null&&l.push(m),u("div",{class:"progress","data-al":"progress","data-labels":r,"data-version":d,children:[u("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":s??0,"aria-valuenow":r,children:u("div",{class:"bar-done",style:{transform:`scaleX(${a})`}})}),u("div",{class:"line",title:l.join(" · "),children:l.join(" · ")})]})}var cu=.2;function du(t){let e=t.filter(([,r])=>r>.5).map(([r,s])=>`${r} (${se(s)})`),[n,o]=t.reduce((r,s)=>Math.abs(s[1]-.5)<Math.abs(r[1]-.5)?s:r);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${se(o)}).`}function fu(t,e){let[n,o]=t;if(n===void 0)return"Chosen to cover the pool; no model yet.";if(e)return du(t);if(o===void 0)return`The model's best guess is ${n[0]} (${se(n[1])}).`;let[r,s]=[n,o].map(([a,l])=>`${a} (${se(l)})`);return n[1]-o[1]<cu?`The model hesitates between ${r} and ${s}.`:`The model's best guess is ${r}, then ${s}.`}function ti({view:t}){if(!t.showsReason.value)return null;let{card:e,former:n,multilabel:o}=t.store.state,r=e.value;return u("p",{class:"why quiet","data-al":"reason",children:r===null?"":fu(Bt(r.card.top,n.value),o.value)})}var pu=160,ni=({card:t})=>$s(t).slice(0,pu),oi=({value:t},e)=>{if(t===null)return"skipped";let n=[Ze(t,e.store.state.former.value)].flat();return n.length===0?"none of these":n.join(", ")};function ri({view:t}){t.store.state.historyRevision.value;let e=t.store.latestDecisions();return u("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&u("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>u("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.reset()},children:[u("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:oi(n,t)}),u("span",{class:"words",dir:"auto",children:ni(n)})]},n.card.key))]})}function si({view:t}){let{card:e,multilabel:n,recentLabels:o}=t.store.state,r=o.value;return e.value?.origin==="review"?u("div",{class:"last line","data-al":"reviewing",children:u("span",{class:"quiet",children:n.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):u("div",{class:"last line","data-al":"last",children:[u("span",{class:"quiet",children:"last:"}),r.length===0&&u("span",{class:"quiet",children:"nothing yet"}),r.map(s=>u("button",{type:"button","data-key":s.card.key,title:`review: ${ni(s)}`,dir:"auto",onClick:()=>{t.store.review(s)&&t.reset()},children:u("span",{class:"name",children:oi(s,t)})},s.card.key))]})}var hu={audit:"random audit label",stratified:"stratified audit label",test:"test example"};function mu(t,e){let[n="",o]=e.split(" and ");return`from ${$(t,hu[n]??"label")}${o===void 0?"":" and the model"}`}function ii({store:t}){let e=t.state.population.value;return u("section",{class:"panel shares","aria-label":"share of each class in the pool","aria-live":"polite","data-al":"population",children:[e===null&&u("p",{class:"quiet",children:"Working out the share of each class in the pool…"}),e?.why&&u("p",{children:e.why}),e!==null&&e.why===null&&u(ne,{children:[u("p",{class:"quiet",children:["share of each class in the whole pool, 95 % intervals, ",mu(e.n,e.method)]}),u("dl",{children:e.shares.map(([n,o,r,s])=>u("div",{"data-class":n,children:[u("dt",{dir:"auto",children:n}),u("dd",{children:[u("span",{class:"track","aria-hidden":"true",children:[u("span",{class:"range",style:{insetInlineStart:`${100*r}%`,inlineSize:`${100*(s-r)}%`}}),u("span",{class:"mark",style:{insetInlineStart:`${100*o}%`}})]}),u("span",{class:"figure",children:[se(o)," [",se(r),", ",se(s),"]"]})]})]},n))})]})]})}function ai({view:t}){let{store:e}=t,n=t.panel.value;return u("div",{class:"tools",children:[u("button",{type:"button","data-al":"undo","aria-disabled":!e.state.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[u("span",{"aria-hidden":"true",children:"↶"})," undo"]}),u("button",{type:"button","data-al":"skip","aria-disabled":!e.state.answerable.value,title:"not now (→)",onClick:()=>t.skip(),children:[u("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),u(be,{hook:"review",pressed:n==="review",press:()=>t.togglePanel("review"),children:"review"}),u(be,{hook:"why",pressed:t.showsReason.value,press:()=>t.toggleReason(),children:"why"}),u(be,{hook:"suggest",pressed:t.suggests.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?u(_u,{view:t}):u("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.togglePanel("add"),children:[u("span",{"aria-hidden":"true",children:"+"})," class"]}),u(be,{hook:"rename-class",title:"rename or merge classes (F2)",pressed:n==="classes",press:()=>t.togglePanel("classes"),children:"rename"}),u(be,{hook:"help",pressed:n==="help",press:()=>t.togglePanel("help"),children:[u("span",{"aria-hidden":"true",children:"?"})," keys"]}),u(gu,{store:e})]})}function gu({store:t}){let e=t.state.pending.value;return u("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function _u({view:t}){return u(kn,{view:t,panel:"add",submit:e=>t.addClass(e),children:{"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200}})}function li({view:t}){let{store:e}=t;return u(vu,{view:t,children:[u(ei,{store:e}),u("div",{class:"stage",children:[u(qs,{store:e}),u(yu,{view:t})]}),u(ui,{when:e.state.answerable,children:[u(Ws,{view:t}),u(js,{view:t}),u(Ks,{view:t}),u(Bs,{view:t})]}),u(ai,{view:t}),u(ti,{view:t}),u("div",{class:"looking-back",children:[u(si,{view:t}),u(Js,{view:t})]}),u(Xs,{view:t}),u(ps,{view:t}),u(Qs,{view:t})]})}function vu({view:t,children:e}){let{connected:n,status:o}=t.store.state;return u("section",{class:n.value?"desk":"desk frozen","data-al":"desk","data-phase":o.value?.phase??"seed","aria-label":"labeling desk",children:[u(Ys,{store:t.store}),u(ui,{when:n,children:e})]})}function ui(t){return u("fieldset",{role:"presentation",disabled:!t.when.value,children:t.children})}function yu({view:t}){let e=t.panel.value;return e==="review"?u(ri,{view:t}):e==="classes"?u(Gs,{view:t}):e==="shares"?u(ii,{store:t.store}):e==="help"?u(Vs,{view:t}):null}var Su={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]},ci={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),F2:t=>t.togglePanel("classes"),Enter:t=>{t.filter.peek().open?pi(t,1):t.store.state.multilabel.peek()&&t.confirm()}};function fi(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||di(t))return;hi(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){xu(t,e,n);return}if(t.stopPropagation(),di(t))return;if(Au(t)){t.repeat&&t.preventDefault();return}let o=Su[t.key];if(o!==void 0){t.preventDefault(),n.scroll(...o);return}if(t.key.length>1&&!(t.key in ci))return;t.preventDefault();let r=ci[t.key];if(t.key==="Backspace"&&e.filter.peek().open)Tu(e);else{if(t.repeat)return;r!==void 0?r(e):Eu(t.key,e)}}function Eu(t,e){let n=e.filter.peek(),o=e.shortcuts.peek();if(!n.open){let r=o.classOfKey(t);if(r!==void 0){e.press(r);return}}if(t==="?")e.togglePanel("help");else if(t==="+")e.togglePanel("add");else{if(e.store.state.card.peek()===null)return;if(o.singleKey)ot(t)==="n"&&e.togglePanel("note");else if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let r=Math.ceil(o.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<r?n.page+1:0})}else/^[1-9]$/.test(t)?pi(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function pi(t,e){let n=t.filter.peek(),o=t.shortcuts.peek(),r;n.open?r=o.classOfDigit(n,e):o.singleKey||(r=t.suggestions.peek()[e-1]?.[0]),r!==void 0&&t.press(r)}function Tu(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:Be}function xu(t,e,n){if(e.filter.peek().open)e.filter.value=Be;else if(e.edit.peek()!==null)e.editClass(null),n.focusDesk();else if(e.panel.peek()!=="none")e.panel.value="none",n.focusDesk();else{n.leaveDesk();return}hi(t)}function hi(t){t.preventDefault(),t.stopPropagation()}var mi=t=>t.composedPath()[0],di=t=>{let e=mi(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement};function Au(t){let e=mi(t);return t.key==="Enter"&&e instanceof HTMLAnchorElement?!0:t.key!=="Enter"&&t.key!==" "?!1:e instanceof HTMLButtonElement||e?.localName==="summary"}var gi={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};var _i=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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

/* after the kernel: what is disabled looks it, and one sentence lies over the head of the desk */

fieldset {
  display: contents;
}

.desk fieldset:disabled :is(button, input, textarea) {
  border-style: dashed;
  border-color: var(--rim);
  background: none;
  color: var(--quiet);
  opacity: 0.65;
  cursor: not-allowed;
  transform: none;
}

.desk.frozen .tools button[aria-disabled="true"] {
  opacity: 0.65;
}

fieldset:disabled kbd {
  visibility: hidden;
}

.frozen .card {
  color: var(--quiet);
}

/* Nothing beside the sentence may contradict it: how fast, what it trains, whether all is saved. */
.frozen .progress,
.frozen .saved {
  visibility: hidden;
}

.desk {
  position: relative;
}

.banner {
  position: absolute;
  inset: 0 0 auto;
  z-index: 1;
  padding: 10px 12px;
  border: 1px solid var(--bad);
  border-radius: var(--radius);
  background: var(--page);
  color: var(--ink);
}
`;var Ru=5,vi=t=>`al_widget:${t}:suggest`,wn=class{filter=C(Be);panel=C("none");showsReason=C(!1);suggests=C(!1);edit=C(null);problem=C(null);shortcuts;hints;suggestions;store;#e;#n=!1;constructor(e,n){this.store=e,this.#e=n;let{card:o,classes:r,former:s}=e.state;this.shortcuts=H(()=>new yn(r.value)),this.hints=H(()=>{let a=this.shortcuts.value.hints(this.filter.value);return new Map(r.value.map((l,d)=>[l.name,a[d]]))}),this.suggestions=H(()=>{if(!this.suggests.value)return[];let a=new Set(r.value.map(l=>l.name));return Bt(o.value?.card.top??[],s.value).filter(([l])=>a.has(l)).slice(0,Ru)})}readPreferences(e){this.#n||(this.#n=!0,this.suggests.value=this.#e.get(vi(e))==="on")}press(e){if(this.#o())return;let{multilabel:n}=this.store.state;(n.peek()?this.store.toggle(e):this.store.label(e))&&this.reset()}confirm(){this.#o()||this.store.labelSelected()&&this.reset()}skip(){this.#o()||this.store.skip()&&this.reset()}undo(){this.store.undo(),this.reset()}reset(){this.filter.peek()!==Be&&(this.filter.value=Be),this.panel.peek()!=="none"&&(this.panel.value="none"),this.edit.value=null}togglePanel(e){e!=="help"&&this.panel.peek()!==e&&!this.store.state.connected.peek()||(this.problem.value=null,this.edit.value=null,this.panel.value=this.panel.peek()===e?"none":e,this.panel.peek()==="shares"&&this.store.askPopulation(),this.panel.peek()==="classes"&&this.store.askCounts())}toggleReason(){this.showsReason.value=!this.showsReason.peek()}toggleSuggestions(){this.suggests.value=!this.suggests.peek();let e=this.store.state.status.peek()?.desk;e!==void 0&&this.#e.set(vi(e),this.suggests.peek()?"on":"off")}writeNote(e){this.store.note(e)&&(this.panel.value="none")}dismissProblem(){this.problem.value=null}addClass(e){let n=this.shortcuts.peek().singleKey;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.shortcuts.peek().singleKey&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}editClass(e){this.problem.value=null,this.edit.value=e===null?null:{name:e,into:null}}submitName(e){let n=this.edit.peek();if(n===null)return;let{classes:o,connected:r}=this.store.state,s=e.trim().replace(/\s+/g," "),a=m=>m!==n.name&&m.toLowerCase()===s.toLowerCase(),d=(o.peek().find(m=>m.name===s&&m.name!==n.name)??o.peek().find(m=>a(m.name)))?.name??null;this.problem.value=null,r.peek()?s===""?this.problem.value="Type a name first.":d===null?this.#t(n.name,s):o.peek().length<3?this.problem.value=`Merging “${n.name}” into “${d}” would leave one class. Add another class first.`:this.edit.value={name:n.name,into:d}:this.problem.value="The kernel stopped: classes can be renamed once it runs again."}confirmMerge(){let e=this.edit.peek();e?.into&&this.#t(e.name,e.into)}#t(e,n){this.store.renameClass(e,n),this.edit.value=null}#o(){let e=["help","review","shares","classes"].includes(this.panel.peek());return e&&this.reset(),e}};var Oo="data-lm-suppress-shortcuts",Lu=40,Nu=.9;function yi(t,e){let n=new wn(e,gi),o=new AbortController;t.tabIndex=0,t.setAttribute(Oo,"true");let r=t.shadowRoot??t.attachShadow({mode:"open"}),s=document.createElement("style");s.textContent=_i;let a=document.createElement("div");r.replaceChildren(s,a),ho(u(li,{view:n}),a),Ou(t,r,n,o.signal),Mu(t,r,o.signal);let l=cs(t,e),d=ae(()=>{let b=e.state.status.value?.desk;b!==void 0&&n.readPreferences(b)}),m=ae(()=>{!(e.state.answerable.value&&e.state.connected.value)&&r.activeElement!==null&&t.focus({preventScroll:!0})}),f=ae(()=>{t.toggleAttribute("data-al-live",e.state.absence.value!=="missing")});return()=>{o.abort(),f(),t.removeAttribute("data-al-live"),d(),m(),l(),ho(null,a)}}function Ou(t,e,n,o){let r={scroll:(l,d)=>{let m=e.querySelector(".panel")??e.querySelector(".card");if(m===null)return;let f={line:Lu,page:m.clientHeight*Nu,end:m.scrollHeight}[l];m.scrollTop+=f*d},focusDesk:()=>t.focus({preventScroll:!0}),leaveDesk:()=>{e.activeElement?.blur(),t.blur()}},s=l=>{l?t.setAttribute(Oo,"true"):t.removeAttribute(Oo)},a=l=>l.ctrlKey||l.metaKey||l.altKey;t.addEventListener("keydown",l=>s(!a(l)),{signal:o,capture:!0}),t.addEventListener("keyup",l=>s(!a(l)),{signal:o,capture:!0}),t.addEventListener("focusout",()=>s(!0),{signal:o}),t.addEventListener("keydown",l=>fi(l,n,r),{signal:o})}function Mu(t,e,n){e.addEventListener("mousedown",o=>{o.target.closest("button")!==null&&(o.preventDefault(),t.focus({preventScroll:!0}))},{signal:n}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!n.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:n})}function bi(t,e,n){let o=t?.context?.model?.cells;for(let r=0;r<(o?.length??0);r+=1){let s=o.get(r).outputs;for(let a=0;a<(s?.length??0);a+=1){let l=s.get(a);if(l.metadata?.al_widget!==e)continue;let d=l.toJSON();d.data?.["text/html"]!==n&&s.set(a,{...d,data:{...d.data,"text/html":n}})}}}function Sn(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function ki(t,e=document){let n=Sn(e),o=()=>{Sn(e)!==n&&(n=!n,t(n))},r=new MutationObserver(o);r.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let s=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return s?.addEventListener?.("change",o),()=>{r.disconnect(),s?.removeEventListener?.("change",o)}}var Pu=12;function Du(){let t=crypto.getRandomValues(new Uint8Array(Pu));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Iu={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function Fu(){try{return window.sessionStorage}catch{return Iu}}function zu(t){let e=new tn({client:Du(),send:f=>t.send(f),storage:Fu(),now:()=>performance.now(),setTimer:(f,b)=>{let x=setTimeout(f,b);return()=>clearTimeout(x)},keepSummary:(f,b)=>bi(t.widget_manager,f,b),dark:Sn}),n=f=>e.receive(f),o=()=>e.receiveStatus(t.get("status")),r=()=>{let f=t.comm_live;typeof f!="boolean"?e.connectionChanged():f?e.kernelBack():e.kernelGone("unknown")},s=()=>e.kernelGone("closed"),a=f=>{e.undelivered>0&&f.preventDefault()};t.on("msg:custom",n),t.on("change:status",o),t.on("comm_live_update",r),t.on("comm:close",s),window.addEventListener("beforeunload",a);let l=ki(f=>e.themeChanged(f));o();let d=Dr(t.widget_manager,{gone:f=>e.kernelGone(f),back:()=>e.kernelBack()});e.start();let m=!1;return{store:e,close:()=>{m||(m=!0,t.off("msg:custom",n),t.off("change:status",o),t.off("comm_live_update",r),t.off("comm:close",s),d(),window.removeEventListener("beforeunload",a),l(),e.close())}}}var qf=()=>{let t=null,e=n=>(t??=zu(n),t);return{initialize({model:n,signal:o}){let{close:r}=e(n);return o?.addEventListener("abort",r),r},render({model:n,el:o,signal:r}){let s=yi(o,e(n).store);return r?.addEventListener("abort",s),s}}};export{qf as default};
