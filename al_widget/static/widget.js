/* al_widget bundle e4c8046102bb3b836f9b27aa426adc7ae95edc539251bb409562d2a16be9d904 */
var na=Symbol.for("preact-signals");function Ft(){if(Se>1)Se--;else{var t,e=!1;for((function(){var r=It;for(It=void 0;r!==void 0;){var i=r.S;if(i.v===r.v)for(var a=i.t;a!==void 0;a=a.x)a.i===r.i&&(a.i=i.i);r=r.o}})();dt!==void 0;){var n=dt;for(dt=void 0,Dt++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&ur(n))try{n.c()}catch(r){e||(t=r,e=!0)}n=o}}if(Dt=0,Se--,e)throw t}}function Ee(t){if(Se>0)return t();jn=++oa,Se++;try{return t()}finally{Ft()}}var ct,N=void 0;function ft(t){var e=N,n=ct;N=void 0,ct=void 0;try{return t()}finally{N=e,ct=n}}var dt=void 0,Se=0,Dt=0,oa=0,jn=0,It=void 0,zt=0;function lr(t){if(N!==void 0){var e=t.n;if(e===void 0||e.t!==N)return e={i:0,S:t,p:N.s,n:void 0,t:N,e:void 0,x:void 0,r:e},N.s!==void 0&&(N.s.n=e),N.s=e,t.n=e,32&N.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=N.s,e.n=void 0,N.s.n=e,N.s=e),e}}function W(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}W.prototype.brand=na;W.prototype.h=function(){return!0};W.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:ft(function(){var o;(o=e.W)==null||o.call(e)}))};W.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,o=t.x;n!==void 0&&(n.x=o,t.e=void 0),o!==void 0&&(o.e=n,t.x=void 0),t===this.t&&(this.t=o,o===void 0&&ft(function(){var r;(r=e.Z)==null||r.call(e)}))}};W.prototype.subscribe=function(t){var e=this;return fe(function(){var n=e.value;ft(function(){return t(n)})},{name:"sub"})};W.prototype.valueOf=function(){return this.value};W.prototype.toString=function(){return this.value+""};W.prototype.toJSON=function(){return this.value};W.prototype.peek=function(){var t=this;return ft(function(){return t.value})};Object.defineProperty(W.prototype,"value",{get:function(){var t=lr(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(Dt>100)throw new Error("Cycle detected");(function(n){Se!==0&&Dt===0&&n.l!==jn&&(n.l=jn,It={S:n,v:n.v,i:n.i,o:It})})(this),this.v=t,this.i++,zt++,Se++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{Ft()}}}});function C(t,e){return new W(t,e)}function ur(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function cr(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function dr(t){for(var e=t.s,n=void 0;e!==void 0;){var o=e.p;e.i===-1?(e.S.U(e),o!==void 0&&(o.n=e.n),e.n!==void 0&&(e.n.p=o)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=o}t.s=n}function Fe(t,e){W.call(this,void 0,e),this.x=t,this.s=void 0,this.g=zt-1,this.f=4}Fe.prototype=new W;Fe.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===zt))return!0;if(this.g=zt,this.f|=1,this.i>0&&!ur(this))return this.f&=-2,!0;var t=N;try{cr(this),N=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return N=t,dr(this),this.f&=-2,!0};Fe.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}W.prototype.S.call(this,t)};Fe.prototype.U=function(t){if(this.t!==void 0&&(W.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};Fe.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(Fe.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=lr(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function V(t,e){return new Fe(t,e)}function fr(t){var e=t.j;if(t.j=void 0,typeof e=="function"){Se++;var n=N;N=void 0;try{e()}catch(o){throw t.f&=-2,t.f|=8,Gn(t),o}finally{N=n,Ft()}}}function Gn(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,fr(t)}function ra(t){if(N!==this)throw new Error("Out-of-order effect");dr(this),N=t,this.f&=-2;try{8&this.f&&Gn(this)}finally{Ft()}}function Xe(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,ct&&ct.push(this)}Xe.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};Xe.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,fr(this),cr(this),Se++;var t=N;return N=this,ra.bind(this,t)};Xe.prototype.N=function(){2&this.f||(this.f|=2,this.u=dt,dt=this)};Xe.prototype.d=function(){this.f|=8,1&this.f||Gn(this)};Xe.prototype.dispose=function(){this.d()};function fe(t,e){var n=new Xe(t,e);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.dispose]=o,o}var ia=["__proto__","constructor","prototype"],ve=t=>typeof t=="object"&&t!==null&&!Array.isArray(t)&&!ia.some(e=>Object.hasOwn(t,e)),Ht=(t,e)=>typeof t=="string"&&t.length<=e,Yn=t=>Ht(t,1e8),O=t=>Ht(t,1e4),Ut=t=>Ht(t,64)&&t!=="",$t=t=>typeof t=="number"&&Number.isFinite(t),te=t=>Number.isSafeInteger(t)&&t>=0,_e=(t,e)=>Array.isArray(t)&&t.length<=1e5&&t.every(e),Xn=t=>_e(t,O),Jn=t=>e=>Array.isArray(e)&&e.length===2&&O(e[0])&&t(e[1]),sa=t=>_e(t,Jn($t)),mr=t=>_e(t,aa),aa=t=>Array.isArray(t)&&t.length===2&&t.every(Yn),Zn=(t,e)=>$t(t)?t:e,Ue=(t,e)=>te(t)?t:e,pr={text:{text:Yn},row:{fields:mr},html:{html:Yn}},la=["seed","ready","training","done","failed"],ua=["error","warning","info"],Qn=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),eo=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(o=>({seq:o.seq,do:o.do,key:o.key,value:o.value,ms:o.ms}))}),gr=(t,e,n)=>({kind:"recall",client:t,before:e,n}),_r=t=>({kind:"theme",dark:t}),vr=t=>({kind:"restore",client:t}),yr=(t,e)=>({kind:"measure",client:t,n:e}),br=t=>({kind:"counts",client:t}),kr=t=>({kind:"population",client:t}),wr=t=>/^c-[0-9A-Za-z-]{1,62}$/.test(t),Te=t=>ve(t)&&O(t.from)&&O(t.to),to=t=>O(t)||Xn(t);function Sr(t){if(!ve(t)||!O(t.key)||!O(t.name)||typeof t.again!="boolean"||!sa(t.top)||t.note!==void 0&&!O(t.note)||t.fields!==void 0&&!mr(t.fields)||!O(t.kind)||!Object.hasOwn(pr,t.kind))return!1;let e=pr[t.kind];return Object.entries(e).every(([n,o])=>o(t[n]))}var ca=t=>ve(t)&&te(t.seq)&&O(t.why),da=t=>!ve(t)||!te(t.at)?!1:t.do==="rename"?fa(t.value)&&t.card===null:(t.do==="label"||t.do==="skip")&&(t.value===null||to(t.value))&&Sr(t.card),fa=t=>Te(t)&&typeof t.merged=="boolean",pa=t=>Array.isArray(t)&&t.length===4&&O(t[0])&&t.slice(1).every($t),hr={ack:{client:Ut,upto:te,refused:t=>_e(t,ca),done:Xn,open:Xn,labels:te,left:te},batch:{rev:te,version:te,append:t=>typeof t=="boolean",cards:t=>_e(t,Sr)},past:{client:Ut,more:t=>typeof t=="boolean",items:t=>_e(t,da)},counts:{client:Ut,counts:t=>_e(t,Jn(te))},population:{client:Ut,why:t=>t===null||O(t),n:te,method:O,shares:t=>_e(t,pa)}};function Er(t){if(!ve(t)||!O(t.kind)||!Object.hasOwn(hr,t.kind))return null;let e=hr[t.kind];return Object.entries(e).every(([o,r])=>r(t[o]))?t:null}function ha(t){return!ve(t)||!O(t.what)?null:{what:t.what,share:Zn(t.share,null),left:Ue(t.left,null)}}function Tr(t){if(!ve(t)||!te(t.rev)||!Ht(t.desk,64)||!O(t.phase)||!la.includes(t.phase)||!_e(t.classes,ma))return null;let{accuracy:e,notice:n}=t;return{rev:t.rev,protocol:Ue(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(({name:o,key:r})=>({name:o,key:ga(r)?r:null})),renamed:_e(t.renamed,Jn(O))?t.renamed.map(([o,r])=>[o,r]):[],version:Ue(t.version,0),trained:Ue(t.trained,0),busy:ha(t.busy),accuracy:_a(e)?e:null,target:Zn(t.target,null),budget:Ue(t.budget,null),cost:Zn(t.cost,null),advice:O(t.advice)?t.advice:"",measure:Ue(t.measure,null),measuring:Ue(t.measuring,0),notice:ve(n)&&O(n.text)?va(n,n.text):null,store:O(t.store)?t.store:null}}var ma=t=>ve(t)&&O(t.name),ga=t=>O(t)&&[...t].length===1,_a=t=>ve(t)&&[t.value,t.low,t.high,t.n].every($t)&&O(t.method),va=({level:t,action:e},n)=>({level:O(t)&&ua.includes(t)?t:"info",text:n,action:e==="restore"?e:null});function Rr(t,e){let{classes:n,former:o}=t,r=d=>n.findIndex(g=>g.name===d);if(e.do==="class")return r(e.name)>=0?t:{classes:[...n,{name:e.name,key:null}],former:Cr(o,e.name)};let{from:i,to:a}=e;if(e.do==="rename")return r(i)<0?t:{classes:xr(n,r(i),a),former:Ar(o,i,a)};if(r(i)>=0||r(a)<0)return t;if(!e.merged)return{classes:xr(n,r(a),i),former:Ar(o,a,i)};let l=[...n];return l.splice(e.place??n.length,0,{name:i,key:null}),{classes:l,former:Cr(o,i)}}function xr(t,e,n){let{key:o}=t[e];return t.some(r=>r.name===n)?t.filter((r,i)=>i!==e).map(r=>r.name===n?{name:n,key:r.key??o}:r):t.with(e,{name:n,key:o})}function Ar(t,e,n){let o=new Map([...t].map(([r,i])=>[r,i===e?n:i]));return o.delete(n),o.set(e,n)}function Cr(t,e){let n=new Map(t);return n.delete(e),n}function Ze(t,e){let n=o=>e.get(o)??o;return typeof t=="string"?n(t):[...new Set(t.map(n))]}function no(t,e){let n=new Map;for(let[o,r]of t){let i=e.get(o)??o;n.set(i,(n.get(i)??0)+r)}return[...n]}function qt(t,e){return t.some(([n])=>e.has(n))?no(t,e).map(([n,o])=>[n,Math.min(1,o)]).sort((n,o)=>o[1]-n[1]):t}var Lr=2e3,ya=2e4,ba=200,Nr=(t,e)=>t.seq-e.seq,pt=class{client;#e;#n;#t=Lr;#o=0;#r=0;#s=0;constructor(e,n){this.client=e,this.#e=n?[...n.events].sort(Nr):[],this.#n=(this.#e.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#e}get base(){return this.#e[0]?.seq??this.#n}get unacknowledged(){return{base:this.base,events:this.#e}}add(e,n){this.#e.length===0&&(this.#o=n);let o={seq:this.#n++,...e};return this.#e.push(o),eo(this.client,this.base,[o])}merge(e){for(let n of[...e.events].sort(Nr))n.seq<this.#n||(this.#e.push(n),this.#n=n.seq+1)}acknowledge(e,n){let o=this.#e.findIndex(a=>a.seq>e),r=this.#e.splice(0,o===-1?this.#e.length:o);if(r.length===0)return{acknowledged:r,nextPart:null};this.#t=Lr,this.#o=n;let i=this.base>this.#r&&this.base<=this.#s;return{acknowledged:r,nextPart:i?this.#i():null}}get resendAt(){return this.#e.length===0?null:this.#o+this.#t}resendIfDue(e){return this.resendAt===null||e<this.resendAt?null:(this.#t=Math.min(this.#t*2,ya),this.resend(e))}resend(e){return this.#e.length===0?null:(this.#o=e,this.#s=this.#e.at(-1).seq,this.#i())}#i(){let e=this.#e.slice(0,ba);return this.#r=e.at(-1).seq,eo(this.client,this.base,e)}};var oo=t=>`al_widget:${t}`;function ka(t){let e=t;return typeof e=="object"&&e!==null&&te(e.seq)&&["label","skip","undo","class","rename","note"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||to(e.value)||Te(e.value))&&te(e.ms)}var Kt=class{#e;#n=!1;constructor(e){this.#e=e}get failed(){return this.#n}read(e){try{let n=JSON.parse(this.#e.getItem(oo(e))??"{}");if(typeof n!="object"||n===null)return{};let o=Object.entries(n).filter(([r,i])=>wr(r)&&te(i?.base)&&Array.isArray(i?.events)&&i.events.every(ka));return Object.fromEntries(o)}catch{return{}}}write(e,n,o){let r=this.read(e);if(o.events.length>0)r[n]=o;else if(n in r)delete r[n];else return;this.#t(e,r)}removeAcknowledged(e,n,o){let r=this.read(e),i=r[n];if(i===void 0)return;let a=i.events.filter(l=>l.seq>o);a.length>0?r[n]={base:a[0].seq,events:a}:delete r[n],this.#t(e,r)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(oo(e),JSON.stringify(n)):this.#e.removeItem(oo(e))}catch{this.#n=!0}}};var Bt=class{#e;#n;#t;#o=new Map;#r;#s=null;#i=null;#a=!1;constructor(e,n,o,r){this.#e=o,this.#n=r,this.#t=new pt(e),this.#r=new Kt(n)}get pending(){return this.#l.reduce((e,n)=>e+n.pending.length,0)}get undelivered(){return this.#s===null||this.#r.failed?this.#t.pending.length:this.#r.read(this.#s)[this.#t.client]?.events.length??0}get hasInherited(){return this.#o.size>0}enqueue(e){return this.#t.add(e,this.#e.now())}persist(){this.#s!==null&&this.#r.write(this.#s,this.#t.client,this.#t.unacknowledged)}send(e){this.#n(e),this.#u()}pendingOn(e){for(let n of this.#l){let o=n.pending.findLast(({do:r,key:i})=>i===e&&r!=="note");if(o!==void 0)return o}}isUndoing({from:e,to:n}){return this.#l.some(({pending:o})=>o.some(({do:r,value:i})=>r==="undo"&&Te(i)&&i.from===e&&i.to===n))}openDesk(e){this.#s!==e&&(this.#s=e,this.persist());let n=[];for(let[o,r]of Object.entries(this.#r.read(e)))o!==this.#t.client&&n.push(...this.#h(o,r).map(i=>({client:o,...i})));return this.#u(),n}acknowledge(e){let n=e.client===this.#t.client?this.#t:this.#o.get(e.client);if(n===void 0)return[];let o=e.upto,{acknowledged:r,nextPart:i}=n.acknowledge(o,this.#e.now());return r.length>0&&(n===this.#t?this.persist():this.#s!==null&&this.#r.removeAcknowledged(this.#s,n.client,o),n.pending.length===0&&this.#o.delete(n.client)),i!==null&&this.#n(i),this.#u(),r}resendAll(){for(let e of[...this.#o.values(),this.#t])this.#m(e);this.#u()}close(){this.#a=!0,this.#i?.cancel(),this.#i=null}get#l(){return[this.#t,...this.#o.values()]}#h(e,n){let o=this.#o.get(e);if(o!==void 0&&o.merge(n),o!==void 0||n.events.length===0)return[];let r=new pt(e,n);return this.#o.set(e,r),this.#m(r),r.pending}#m(e){let n=e.resend(this.#e.now());n!==null&&this.#n(n)}#u(){let e=this.#l.map(r=>r.resendAt).filter(r=>r!==null);if(this.#a||e.length===0)return;let n=Math.min(...e);if(this.#i!==null&&this.#i.at<=n)return;this.#i?.cancel();let o=this.#e.setTimer(()=>{this.#i=null;for(let r of this.#l){let i=r.resendIfDue(this.#e.now());i!==null&&this.#n(i)}this.#u()},Math.max(0,n-this.#e.now()));this.#i={at:n,cancel:o}}};var Wt=class{#e;#n;#t=1e3;#o=null;#r=null;#s=!1;constructor(e,n){this.#e=e,this.#n=n}start(){this.#s=!0,this.#t=1e3,this.#r=null,this.#i()}startIfNeeded(){this.#s&&this.#o===null&&this.#n.isNeeded()&&this.start()}answered(){this.#r=null,this.#n.silenceChanged(!1)}close(){this.#o?.(),this.#o=null}#i(){this.close();let e=this.#e.now();this.#r??=e;let n=this.#r+2e4-e;this.#o=this.#e.setTimer(()=>this.#a(),n>0?Math.min(this.#t,n):this.#t),this.#n.sendHello()}#a(){this.#o=null;let e=this.#r;e!==null&&this.#e.now()-e>=2e4&&this.#n.silenceChanged(!0),this.#n.isNeeded()&&(this.#t=Math.min(this.#t*2,15e3),this.#i())}};var Vt=t=>t.do!=="rename";var Or=(t,e)=>t.from===e.from&&t.to===e.to,jt=class{#e=[];#n=new Set;#t=!0;#o=null;get entries(){return this.#e}get lowestLoaded(){return this.#o}get isShort(){return this.#t&&this.#e.length<8}push(e){this.#e.push({at:null,...e})}pop(){return this.#e.pop()}answerOf(e){let n=this.#e.findLast(o=>o.card?.key===e);return n!==void 0&&Vt(n)?n.value:null}remove(e){this.#r(n=>n.card?.key===e)}removeRenaming(e){this.#r(n=>!Vt(n)&&Or(n.value,e))}newest(e,n){let o=new Map;for(let r=this.#e.length-1;r>=0&&o.size<e;r--){let i=this.#e[r];Vt(i)&&n(i)&&!o.has(i.card.key)&&o.set(i.card.key,i)}return[...o.values()]}merge(e,n,o){let r=(d,g)=>d===g||d!==null&&g!==null&&JSON.stringify(o(d))===JSON.stringify(o(g)),i=(d,g)=>g.do==="rename"?d.do==="rename"&&Or(d.value,g.value):Vt(d)&&d.card.key===g.card.key&&d.do===g.do&&r(d.value,g.value);this.#t=e.more&&e.items.length>0;let a=[...e.items].filter(d=>!this.#n.has(d.at)).sort((d,g)=>g.at-d.at),l=[];for(let d of a){this.#n.add(d.at),this.#o=Math.min(this.#o??d.at,d.at);let g=this.#e.findLast(h=>h.at===null&&i(h,d));g!==void 0?g.at=d.at:n(d)||l.push(d)}for(let d of l)this.#s(d)}#r(e){let n=this.#e.findLastIndex(e);n>=0&&this.#e.splice(n,1)}#s(e){let n=this.#e.findIndex(r=>r.at===null||r.at>e.at),o=e.do==="rename"?{...e,place:null}:e;this.#e.splice(n<0?this.#e.length:n,0,o)}};var Gt=class{#e;#n;#t;#o=null;#r=null;constructor(e,n,o){this.#e=e,this.#n=n,this.#t=o}loadIfShort(){if(!this.#e.isShort)return;let e=this.#o;e!==null&&this.#n.now()-e<5e3||this.#s(this.#e.lowestLoaded)}loadNewest(){this.#s(null)}loadNewestSoon(){this.#r?.(),this.#r=this.#n.setTimer(()=>{this.#r=null,this.#s(null)},300)}answered(){this.#o=null}close(){this.#r?.()}#s(e){this.#o=this.#n.now(),this.#t(e,16)}};var Yt=class{#e;#n;#t=[];#o=null;constructor(e,n){this.#e=e,this.#n=n}add(){this.#t.push(this.#e.now()),this.#n(this.#r()),this.#s()}removeLast(){this.#t.pop()}close(){this.#o?.()}#r(){let e=this.#e.now(),n=this.#t.findIndex(r=>r>=e-12e4);if(this.#t.splice(0,n===-1?this.#t.length:n),this.#t.length<3)return null;let o=Math.max(e-this.#t[0],15e3);return Math.round(this.#t.length*6e4/o)}#s(){this.#o===null&&(this.#o=this.#e.setTimer(()=>{this.#o=null;let e=this.#r();this.#n(e),e!==null&&this.#s()},5e3))}};var Xt=class{shown=null;waiting=[];#e=new Set;#n=new Set;#t=-1;merge(e){if(e.rev<=this.#t)return!1;this.#t=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(o=>o.key));for(let o of e.cards)n.has(o.key)||this.#r(o)||(n.add(o.key),this.waiting.push(o));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,o){let r=this.shown;this.waiting=this.waiting.filter(i=>i.key!==e.key),r!==null&&r.origin!=="review"&&r.card.key!==e.key&&this.waiting.unshift(r.card),this.shown={card:e,origin:n,value:o}}markDecided(e){this.#e.add(e),this.#n.delete(e),this.#o(e)}markSkipped(e){this.#n.add(e),this.#o(e)}reopen(e){this.#e.delete(e),this.#n.delete(e)}#o(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#r(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#n.has(e.key)&&!e.again}};var Zt=new Set,Jt=class{status=C(null);shown=C(null);pending=C(0);totals=C(null);connected=C(!0);restoring=C(!1);kernelSilent=C(!1);refusals=C([]);labelsPerMinute=C(null);recentLabels=C([]);historyRevision=C(0);canUndo=C(!1);everShown=C(!1);pendingChanges=C([]);counted=C(null);population=C(null);notes=C(new Map);selection=C(Zt);classes;former;counts=V(()=>{let e=this.counted.value;return e===null?null:new Map(no(e,this.former.value))});multilabel=V(()=>this.status.value?.multilabel??!1);finished=V(()=>this.status.value?.phase==="done");card=V(()=>{let e=this.shown.value;return this.finished.value&&e?.origin==="queue"?null:e});selected=V(()=>this.card.value===null?Zt:this.#e(this.selection.value));note=V(()=>{let e=this.card.value?.card;return e===void 0?"":this.notes.value.get(e.key)??e.note??""});constructor(){let e=[],n=V(()=>{let{classes:r,renamed:i}=this.status.value??{classes:[],renamed:[]},a={classes:r,former:new Map(i)};return this.pendingChanges.value.reduce((l,{change:d})=>Rr(l,d),a)}),o=new Map;this.former=V(()=>{let{former:r}=n.value;return r.size===o.size&&[...r].every(([a,l])=>o.get(a)===l)||(o=r),o}),this.classes=V(()=>{let r=n.value.classes;return r.length===e.length&&r.every((a,l)=>a.name===e[l].name&&a.key===e[l].key)||(e=r),e})}#e(e){let n=this.former.value;return[...e].some(o=>n.has(o))?new Set(Ze([...e],n)):e}};var wa=50,Sa=4,Ea=3,Qt=class{#e=new Jt;#n;#t=new Xt;#o=new jt;#r;#s;#i;#a;#l=0;#h=0;constructor(e){this.#n=e;let{client:n}=e,o=i=>this.#f(i),r=this.#e;this.#i=new Bt(n,e.storage,e,o),this.#r=new Gt(this.#o,e,(i,a)=>o(gr(n,i,a))),this.#s=new Yt(e,i=>{r.labelsPerMinute.value=i}),this.#a=new Wt(e,{sendHello:()=>o(Qn(n,e.dark())),isNeeded:()=>!r.connected.peek()||this.#t.shown===null&&r.status.peek()?.phase!=="done",silenceChanged:i=>{r.kernelSilent.value=i}})}get state(){return this.#e}get undelivered(){return this.#i.undelivered}start(){this.#a.start()}close(){this.#a.close(),this.#i.close(),this.#s.close(),this.#r.close()}receiveStatus(e){let n=this.#e,o=n.status.peek(),r=Tr(e);if(r===null||o!==null&&r.rev<o.rev)return;let i=o?.notice?.action==="restore"&&r.notice?.action!=="restore";Ee(()=>{n.status.value=r,n.restoring.value=!1,n.pendingChanges.peek().some(a=>a.acknowledged)&&(n.pendingChanges.value=n.pendingChanges.peek().filter(a=>!a.acknowledged)),this.#T(this.#i.openDesk(r.desk)),o!==null&&this.#k()}),o!==null&&JSON.stringify(o.renamed)!==JSON.stringify(r.renamed)&&this.#r.loadNewestSoon(),i&&this.#i.resendAll(),this.#a.startIfNeeded()}receive(e){let n=Er(e);n!==null&&(Ee(()=>{if(this.#k(),n.kind==="ack")this.#w(n);else if(n.kind==="batch")this.#t.merge(n)&&this.#p();else{if(n.client!==this.#n.client)return;n.kind==="population"?this.#e.population.value=n:n.kind==="counts"?this.#e.counted.value=n.counts:(this.#r.answered(),this.#o.merge(n,o=>o.do==="rename"?this.#i.isUndoing(o.value):this.#i.pendingOn(o.card.key)?.do==="undo",o=>Ze(o,this.#e.former.peek())),this.#d())}}),this.#a.startIfNeeded())}setConnected(e){e!==this.#e.connected.peek()&&(this.#e.connected.value=e,e?(this.#a.start(),this.#i.resendAll()):(this.#e.restoring.value=!1,this.#a.startIfNeeded()))}connectionChanged(){let{client:e,dark:n}=this.#n;this.#e.connected.peek()?this.setConnected(!1):this.#f(Qn(e,n()))&&this.setConnected(!0)}themeChanged(e){this.#f(_r(e))}label(e){let n=this.#g()?.card;return n===void 0?!1:(this.#c({do:"label",key:n.key,value:e,ms:this.#v()},()=>{this.#t.markDecided(n.key),this.#o.push({do:"label",value:e,card:n}),this.#b()}),!0)}skip(){let e=this.#g();if(e===null)return!1;let{card:n,origin:o}=e;return o==="review"?(Ee(()=>{this.#t.next(),this.#p()}),!0):(this.#c({do:"skip",key:n.key,value:null,ms:this.#v()},()=>{this.#t.markSkipped(n.key),this.#o.push({do:"skip",value:null,card:n}),this.#b()}),!0)}undo(){if(!this.#e.connected.peek())return!1;let e=this.#o.pop();if(e===void 0)return this.#_(),!1;if(e.do==="rename")return this.#m(e),!0;let{card:n}=e;return this.#c({do:"undo",key:n.key,value:null,ms:this.#v()},()=>{this.#t.reopen(n.key);let o=this.#o.answerOf(n.key);o!==null&&this.#t.markDecided(n.key);let r=this.#e.multilabel.peek()?e.value:null;this.#t.show(n,o===null?"undo":"review",o??r),this.#s.removeLast(),this.#p(),this.#d()}),this.#_(),!0}note(e){let n=this.#g()?.card;if(n===void 0)return!1;let o=e.trim();return o===this.#e.note.peek()||this.#c({do:"note",key:n.key,value:o,ms:0},()=>this.#y(n.key,o)),!0}addClass(e){let n=this.#e,o=e.trim().replace(/\s+/g," ");if(!n.connected.peek())return"The kernel stopped: classes can be added once it runs again.";if(o==="")return"Type a name first.";let r=n.classes.peek().find(i=>i.name.toLowerCase()===o.toLowerCase());return r!==void 0?`There is already a class “${r.name}”.`:(this.#c({do:"class",key:null,value:o,ms:0},i=>{this.#u(this.#n.client,i,{do:"class",name:o})}),null)}renameClass(e,n){let o=this.#e,r=o.classes.peek(),i=r.findIndex(l=>l.name===e);if(!o.connected.peek()||i<0||e===n)return!1;let a=r.some(l=>l.name===n);return this.#c({do:"rename",key:null,value:{from:e,to:n},ms:0},l=>{this.#u(this.#n.client,l,{do:"rename",from:e,to:n}),this.#o.push({do:"rename",value:{from:e,to:n,merged:a},card:null,place:i}),this.#d()}),!0}#m({value:{from:e,to:n,merged:o},place:r}){this.#c({do:"undo",key:null,value:{from:e,to:n},ms:0},i=>{this.#u(this.#n.client,i,{do:"undo",from:e,to:n,merged:o,place:r}),this.#d()}),this.#_()}#u(e,n,o){let{pendingChanges:r}=this.#e;r.value=[...r.peek(),{client:e,seq:n,change:o,acknowledged:!1}]}#c(e,n){let o=this.#i.enqueue(e);this.#i.persist(),Ee(()=>{n(o.events[0].seq),this.#e.pending.value=this.#i.pending}),this.#i.send(o),this.#a.startIfNeeded()}askCounts(){this.#e.connected.peek()&&(this.#e.counted.value=null,this.#f(br(this.#n.client)))}askPopulation(){this.#e.connected.peek()&&(this.#e.population.value=null,this.#f(kr(this.#n.client)))}measure(e){this.#e.connected.peek()&&this.#f(yr(this.#n.client,e))}restoreStore(){let{connected:e,restoring:n}=this.#e;!e.peek()||n.peek()||(n.value=this.#f(vr(this.#n.client)))}toggle(e){if(this.#g()===null)return!1;let n=new Set(this.#e.selected.peek());return n.delete(e)||n.add(e),this.#e.selection.value=n,!0}labelSelected(){let e=this.#e.selected.peek(),n=this.#e.classes.peek().map(o=>o.name);return this.label(n.filter(o=>e.has(o)))}review(e){return this.#e.connected.peek()?(Ee(()=>{this.#t.show(e.card,"review",e.value),this.#p()}),!0):!1}latestDecisions(){return this.#o.newest(wa,()=>!0)}dismissRefusal(e){let{refusals:n}=this.#e;n.value=n.peek().filter(o=>o.id!==e)}#g(){return this.#e.connected.peek()?this.#e.card.peek():null}#v(){return this.#e.shown.peek()===null?0:Math.max(0,Math.round(this.#n.now()-this.#l))}#b(){this.#t.next(),this.#p(),this.#s.add(),this.#d()}#p(){let e=this.#e,{shown:n}=this.#t;n!==e.shown.peek()&&(e.shown.value=n,e.selection.value=n===null||n.value===null?Zt:new Set([n.value].flat()),this.#l=this.#n.now(),n!==null&&(e.everShown.value=!0))}#d(){let e=this.#e;e.recentLabels.value=this.#o.newest(Sa,n=>n.do==="label"),e.historyRevision.value=e.historyRevision.peek()+1,e.canUndo.value=this.#o.entries.length>0}#w(e){let n=this.#e,o=this.#i.hasInherited,r=this.#i.acknowledge(e);this.#E(e);for(let{seq:l,why:d}of e.refused){let g=r.find(h=>h.seq===l);g!==void 0&&this.#S(g,d)}let i=l=>this.#i.pendingOn(l)===void 0;for(let l of e.done)i(l)&&this.#t.markDecided(l);for(let l of e.open)i(l)&&this.#t.reopen(l);n.totals.value={labels:e.labels,left:e.left},n.pending.value=this.#i.pending,this.#p();let a=e.client!==this.#n.client&&e.done.length>0;o&&!this.#i.hasInherited?this.#r.loadNewest():a&&!o?this.#r.loadNewestSoon():this.#_()}#S(e,n){let{refusals:o}=this.#e;this.#h+=1;let r={id:this.#h,text:`Not taken: ${n}`};o.value=[...o.peek(),r].slice(-Ea),e.do==="note"?this.#y(e.key,null):e.do==="rename"&&Te(e.value)?(this.#o.removeRenaming(e.value),this.#d()):e.do!=="undo"&&e.key!==null&&(this.#o.remove(e.key),this.#o.answerOf(e.key)===null&&this.#t.reopen(e.key),this.#d())}#y(e,n){if(e===null)return;let o=new Map(this.#e.notes.peek());n===null?o.delete(e):o.set(e,n),this.#e.notes.value=o}#E({client:e,upto:n,refused:o}){let{pendingChanges:r}=this.#e;if(!r.peek().some(a=>a.client===e&&a.seq<=n))return;let i=a=>o.some(l=>l.seq===a);r.value=r.peek().filter(a=>a.client!==e||!i(a.seq)).map(a=>a.client===e&&a.seq<=n?{...a,acknowledged:!0}:a)}#T(e){let{pending:n}=this.#e;for(let{client:o,seq:r,do:i,key:a,value:l}of e)i==="class"&&typeof l=="string"&&this.#u(o,r,{do:i,name:l}),i==="rename"&&Te(l)&&this.#u(o,r,{do:i,...l}),i==="undo"&&Te(l)&&this.#x(l),a!==null&&(i==="note"&&typeof l=="string"?this.#y(a,l):i==="label"?this.#t.markDecided(a):i==="skip"?this.#t.markSkipped(a):i==="undo"&&this.#t.reopen(a));n.value=this.#i.pending}#x({from:e,to:n}){let{pendingChanges:o}=this.#e,r=o.peek().findLast(({change:i})=>i.do==="rename"&&i.from===e&&i.to===n);o.value=o.peek().filter(i=>i!==r)}#_(){this.#i.hasInherited||this.#r.loadIfShort()}#k(){this.#a.answered(),this.#e.connected.peek()||this.setConnected(!0)}#f(e){try{return this.#n.send(e),!0}catch{return this.setConnected(!1),!1}}};var x,Dr,so,Le,ro,on,Ir,tn,zr,ao,io,Ta,mt=Symbol.for("pv"),rn={},sn=[],xa=/^m(i|n|o|s|text|space)$/,lo=Array.isArray,uo=sn.slice,$e=Object.assign;function He(t){t&&t.parentNode&&t.remove()}function Fr(t,e,n){var o,r,i,a={},l=arguments.length;for(i in e)i=="key"?o=e[i]:i=="ref"&&typeof t!="function"?r=e[i]:a[i]=e[i];return l>2&&(a.children=l>3?uo.call(arguments,2):n),ht(t,a,o,r,null)}function ht(t,e,n,o,r){var i={type:t,props:e,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:mt,__v:r||++Dr,__i:-1,__u:0};return!r&&x.vnode&&x.vnode(i),i}function ne(t){return t.children}function Je(t,e){this.props=t,this.context=e,this.__g=0}function Ne(t,e){if(e==null)return t.__&&Ne(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:Ne(t)}function Aa(t){var e,n=t.__v,o=n.__e,r=[],i=[],a=t.__P;a&&((e=$e({constructor:mt},n)).__v=n.__v+1,x.vnode&&x.vnode(e),co(a,e,n,t.__n,a.namespaceURI,32&n.__u?[o]:null,r,o||Ne(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Br(r,e,i),n.__=n.__e=null,e.__e!=o&&Ur(e))}function Ur(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Ur(t)}function Mr(t){(8&t.__g||(t.__g|=8,Le.push(t),on++))&&ro==x.debounceRendering||((ro=x.debounceRendering)||queueMicrotask)(Hr)}function Hr(){try{for(var t,e=1;Le.length;)Le.length>e&&Le.sort(Ir),t=Le.shift(),e=Le.length,8&t.__g&&Aa(t)}finally{(on=Le.length)&&(ro||queueMicrotask)(Hr)}}function $r(t,e,n,o,r,i,a,l,d,g,h){var y,T,p,w,$,E,A=o.__k||sn,S=e.length;for(d=Ca(n,e,A,d,S),y=0;y<S;y++)(p=n.__k[y])!=null&&(T=~p.__i&&A[p.__i]||rn,p.__i=y,E=co(t,p,T,r,i,a,l,d,g,h),w=p.__e,(T.ref!=p.ref||8&T.__u)&&(T.ref&&fo(T.ref,null,p,T),p.ref&&h.push(p.ref,p.__c||w,p)),$=$||w,4&p.__u?(d=qr(p,d,t,!T.__v),T.__e&&(T.__e=null)):typeof p.type=="function"&&E!==void 0?d=E:w&&(d=w.nextSibling),p.__u&=-21);return n.__e=$,d}function Ca(t,e,n,o,r){var i,a,l,d,g,h,y,T,p,w=n.length,$=w,E=0,A=0,S=t.__k=Array(r);for(i=0;i<r;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=S[i]=ht(null,a):lo(a)?a=S[i]=ht(ne,{children:a}):a.constructor===mt&&a.__b?a=S[i]=ht(a.type,a.props,a.key,a.ref,a.__v):S[i]=a,d=i+E,a.__=t,a.__b=t.__b+1,l=null,~(g=a.__i=Ra(a,n,d,$))&&($--,(l=n[g])&&(l.__u|=2)),l&&l.__v?(a.__u|=16,g==d-1?E--:g==d+1?E++:g!=d&&(g>d?E--:E++,A=1)):(~g||(r>w?E--:r<w&&E++),typeof a.type!="function"&&(a.__u|=4))):S[i]=null;if(A){for(h=[],y=[],i=0;i<r;i++)if((a=S[i])&&16&a.__u){for(E=0,T=h.length;E<T;)h[p=E+T>>1]<a.__i?E=p+1:T=p;h[E]=a.__i,y[i]=E+1}for(E=h.length;i--;)y[i]&&(y[i]==E?E--:S[i].__u|=4)}if($)for(i=0;i<w;i++)!(l=n[i])||2&l.__u||(l.__e==o&&(o=Ne(l)),po(l,l));return o}function qr(t,e,n,o){var r,i,a,l;if(typeof t.type=="function"){if(t.props.__P)return e;if(r=t.__k)for(i=0;i<r.length;i++)r[i]&&(r[i].__=t,e=qr(r[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=Ne(t))&&!e.parentNode&&(e=null),a=t.__e,l=e;l&&l.nodeType==8;)l=l.nextSibling;for(a!=l&&(!o&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Ra(t,e,n,o){var r,i=t.key,a=t.type,l=e[n],d=l&&!(2&l.__u);if(l===null&&i==null||d&&i==l.key&&a==l.type)return n;if(o>(d?1:0)){for(r=n-1;r>=0;r--)if((l=e[r])&&!(2&l.__u)&&i==l.key&&a==l.type)return r;for(r=n+1;r<e.length;r++)if((l=e[r])&&!(2&l.__u)&&i==l.key&&a==l.type)return r}return-1}function Pr(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function en(t,e,n,o,r){var i,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof o=="string"&&(t.style.cssText=o=""),o)for(e in o)n&&e in n||Pr(t.style,e);if(n)for(e in n)o&&n[e]==o[e]||Pr(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof o!="function"&&(o=null),(t.__e||(t.__e={}))[e]=n,n&&o||(a=io[e]||(io[e]=La(e)),(t.__a||(t.__a={}))[e]=ao,i=e!=(e=e.replace(zr,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(r=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function La(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[tn]==null)e[tn]=ao++;else if(e[tn]<this.__a[t])return;return n(x.event?x.event(e):e)}}}function co(t,e,n,o,r,i,a,l,d,g){var h,y,T,p,w,$,E,A,S,z,L,pe,ot,J,oe,rt,ae,F,X=e.type;if(e.constructor!==mt)return null;128&n.__u&&(d=32&n.__u,h=n.__c.__z)&&(e.__u|=d,y=i=[],h.nodeType==8?l=nn(h,i):i.push(h),l=i[0]||l),(h=x.__b)&&h(e);e:if(typeof X=="function"){T=a.length;try{if(A=e.props,S=(h=X.prototype)&&h.render,z=(h=X.contextType)&&o[h.__c],L=h?z?z.props.value:h.__:o,(p=n.__c)?(e.__c=p,2&p.__g&&(p.__g|=1)):(S?e.__c=p=new X(A,L):(e.__c=p=new Je(A,L),p.constructor=X,p.render=Oa),z&&z.sub(p),p.state||(p.state={}),p.__n=o,p.__g|=8,p.__h=[],p.__k=[]),S&&(p.__s||(p.__s=p.state),X.getDerivedStateFromProps&&(p.__s==p.state&&(p.__s=$e({},p.__s)),$e(p.__s,X.getDerivedStateFromProps(A,p.__s)))),w=p.props,$=p.state,p.__v=e,n.__c){if(A!==w&&S&&!X.getDerivedStateFromProps&&p.componentWillReceiveProps&&p.componentWillReceiveProps(A,L),e.__v==n.__v&&!(8&p.__g)||!(4&p.__g)&&p.shouldComponentUpdate&&p.shouldComponentUpdate(A,p.__s,L)===!1){e.__v!=n.__v&&(p.props=A,p.state=p.__s,p.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(Q){Q&&(Q.__=e)}),sn.push.apply(p.__h,p.__k),p.__k=[],p.__h.length&&a.push(p),l=Ne(n);break e}p.componentWillUpdate&&p.componentWillUpdate(A,p.__s,L),S&&p.componentDidUpdate&&p.__h.push(function(){p.componentDidUpdate(w,$,E)})}else S&&!X.getDerivedStateFromProps&&p.componentWillMount&&p.componentWillMount(),S&&p.componentDidMount&&p.__h.push(p.componentDidMount);p.context=L,p.props=A,p.__P=t,p.__g&=-5,pe=x.__r,ot=S?25:0;do p.__g&=-9,pe&&pe(e),h=p.render(p.props,p.state=p.__s,p.context);while(8&p.__g&&++ot<25);S&&(sn.push.apply(p.__h,p.__k),p.__k=[]),p.state=p.__s,p.getChildContext&&(o=$e({},o,p.getChildContext())),S&&n.__c&&p.getSnapshotBeforeUpdate&&(E=p.getSnapshotBeforeUpdate(w,$)),J=h&&h.type===ne&&h.key==null?h.props.children:h,A.__P&&(h=l,r=(t=A.__P).namespaceURI,d=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(Q){Q&&po(Q,Q)}),n.__k=null),l=n.__k?Ne(n,0):null),l=$r(t,lo(J)?J:[J],e,n,o,r,i,a,l,d,g),A.__P&&(e.__e=null,l=h),e.__u&=-161,y&&y.some(He),p.__h.length&&a.push(p),1&p.__g&&(p.__g&=-4)}catch(Q){if(a.length=T,e.__v=null,d||i)if(Q&&Q.then){if(e.__u|=128|d,i){for(~(ae=i.indexOf(l||void 0))||(ae=i.length);(F=i[ae-1])&&F.nodeType==8;)ae--;for(;ae<i.length;ae++)if(F=i[ae])if(i[ae]=null,oe){if(F==rt)break}else{if(F.nodeType!=8)break;F.data.startsWith("$s")&&(rt=nn(oe=F))}}if(!oe){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;oe=l}(h=nn(oe=e.__c.__z||(e.__c.__z=oe)))?(e.__e=oe,l=h):e.__e=l,l=l&&l.nextSibling}else i&&i.some(He);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),Q&&Q.then||Kr(e),x.__e(Q,e,n)}}else l=e.__e=Na(n.__e,e,n,o,r,i,a,d,g,t);return(h=x.diffed)&&h(e),l}function nn(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Kr(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Kr))}function Br(t,e,n){for(var o=0;o<n.length;)fo(n[o++],n[o++],n[o++]);x.__c&&x.__c(e,t),t.some(function(r){try{t=r.__h,r.__h=[],t.some(function(i){i.call(r)})}catch(i){x.__e(i,r.__v)}})}function Na(t,e,n,o,r,i,a,l,d,g){var h,y,T,p,w,$,E,A,S=n.props||rn,z=e.props,L=e.type;if(L=="svg"?r="http://www.w3.org/2000/svg":L=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),i){for(h=0;h<i.length;h++)if((w=i[h])&&(L?w.localName==L:w.nodeType==3)){t=w,i[h]=null;break}}if(!t){if(A=g.ownerDocument||document,!L)return A.createTextNode(z);t=A.createElementNS(r,L,z.is?z:g),l&&(x.__m&&x.__m(e,i),l=!1),i=null}if(L){if(g=L=="template"&&t.content||t,i=L=="textarea"&&z.defaultValue!=null?null:i&&uo.call(g.childNodes),!l&&i)for(S={},h=0;h<t.attributes.length;h++)S[(w=t.attributes[h]).name]=w.value;for(h in S)w=S[h],h=="dangerouslySetInnerHTML"?T=w:h=="children"||h in z||h=="value"&&"defaultValue"in z||h=="checked"&&"defaultChecked"in z||en(t,h,null,w,r);for(h in z)w=z[h],h=="children"?p=w:h=="dangerouslySetInnerHTML"?y=w:h=="value"?$=w:h=="checked"?E=w:l&&typeof w!="function"||S[h]===w||en(t,h,w,S[h],r);y?(l||T&&(y.__html==T.__html||y.__html==t.innerHTML)||(t.innerHTML=y.__html),e.__k=[]):(T&&(t.textContent=""),(L=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&xa.test(L))&&(r="http://www.w3.org/1999/xhtml"),$r(g,lo(p)?p:[p],e,n,o,r,i,a,i?i[0]:n.__k&&Ne(n,0),l,d),i&&i.some(He)),l&&L!="textarea"||(h="value",L=="progress"&&$==null?t.removeAttribute(h):$==null||$===t[h]&&(L!="progress"||$)||en(t,h,$,S[h],r),h="checked",E!=null&&E!=t[h]&&en(t,h,E,S[h],r))}else S===z||l&&t.data==z||(t.data=z);return t}function fo(t,e,n,o){try{typeof t=="function"?e?e.__x=t(e)||1:o&&(o=o.__c||o.__e)&&(e=o.__x)&&(o.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(r){x.__e(r,n)}}function po(t,e,n){var o,r,i,a;if(x.unmount&&x.unmount(t),!(o=t.ref)||o.current&&o.current!=t.__e||fo(o,null,e,t),o=t.__c){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(l){x.__e(l,e)}o.__P=o.__n=null}if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&po(o[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(o=t.__c)&&(o=o.__z)&&(r=nn(o,i=[]))&&(o==t.__e&&i.some(He),He(r),He(o)),n||He(t.__e),t.__e=t.__c=t.__=null}function Oa(t,e,n){return this.constructor(t,n)}function ho(t,e){var n,o,r,i;x.__&&x.__(t,e),e.nodeType==9&&(e=e.documentElement),o=(n=t&&32&t.__u)?null:e.__k,e.__k=ht(ne,{children:[t]}),r=[],i=[],co(e,e.__k,o||rn,rn,e.namespaceURI,o?null:e.firstChild?uo.call(e.childNodes):null,r,o?o.__e:e.firstChild,n,i),Br(r,e.__k,i),e.__k.props.children=null}x={__e:function(t,e,n,o){for(var r,i,a;e=e.__;)if((r=e.__c)&&!(1&r.__g)){r.__g|=4;try{if((a=(i=r.constructor)&&i.getDerivedStateFromError)&&r.setState(i.getDerivedStateFromError(t)),r.componentDidCatch&&(r.componentDidCatch(t,o||{}),a=1),a&&8&r.__g)return void(r.__g|=2)}catch(l){t=l}}throw on=0,t}},Dr=0,so=function(t){return t!=null&&t.constructor===mt},Je.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=$e({},this.state)),typeof t=="function"&&(t=t($e({},n),this.props)),t&&($e(n,t),this.__v&&(e&&this.__k.push(e),Mr(this)))},Je.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Mr(this))},Je.prototype.render=ne,Le=[],on=0,Ir=function(t,e){return t.__v.__b-e.__v.__b},tn=Symbol(),zr=/(PointerCapture)$|Capture$/i,ao=0,io={},Ta=0;var an,re,mo,Wr,Ma=Object.is,go=0,ei=[],_o=[],q=x,Vr=q.__b,jr=q.__r,Gr=q.diffed,Yr=q.__c,Xr=q.unmount,Zr=q.__;function ti(t,e){q.__h&&q.__h(re,t,go||e),go=0;var n=re.__H||(re.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function ye(t,e){var n=ti(an++,4);!q.__s&&ni(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,re.__h.push(n))}function le(t){return go=5,_t(function(){return{current:t}},[])}function _t(t,e){var n=ti(an++,7);return ni(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Pa(){var t;do{for(;t=_o.shift();)try{gt(t)}catch(n){q.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=ei.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(gt),e.__h.some(vo),e.__h=[]}catch(n){e.__h=[],q.__e(n,t.__v)}}}while(_o.length)}q.__b=function(t){re=null,Vr&&Vr(t)},q.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Zr&&Zr(t,e)},q.__r=function(t){jr&&jr(t),an=0;var e=(re=t.__c).__H;e&&(mo==re?re.__h=[]:(e.__h.some(gt),e.__h.some(vo),an=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),mo=re},q.diffed=function(t){Gr&&Gr(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Qr(ei.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),mo=re=null},q.__c=function(t,e){e.some(function(n){try{n.__h.some(gt),n.__h=n.__h.filter(function(o){return!o.__||vo(o)})}catch(o){n.__h=[function(){throw o}]}}),Yr&&Yr(t,e)},q.unmount=function(t){Xr&&Xr(t);var e,n,o=t.__c;o&&o.__H&&(o.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,Qr(_o.push(r))}else gt(r)}catch(i){e=i}}),o.__H=void 0,e&&q.__e(e,o.__v))};var Jr=typeof requestAnimationFrame=="function";function Da(t){var e,n=function(){clearTimeout(o),Jr&&cancelAnimationFrame(e),setTimeout(t)},o=setTimeout(n,35);Jr&&(e=requestAnimationFrame(n))}function Qr(t){t!=1&&Wr==q.requestAnimationFrame||((Wr=q.requestAnimationFrame)||Da)(Pa)}function gt(t){var e=re,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),re=e}function vo(t){var e=re;t.__c=t.__(),re=e}function ni(t,e){return!t||t.length!=e.length||e.some(function(n,o){return!Ma(n,t[o])})}var oi,yt,ln,Ia=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var ri=[];fe(function(){oi=this.N})();function Qe(t,e){x[t]=e.bind(null,x[t]||function(){})}function vt(t){if(ln){var e=ln;ln=void 0,e()}ln=t&&t.S()}function ii(t){var e=this,n=t.data,o=Fa(n);o.name="ReactiveDom",o.value=n;var r=_t(function(){for(var l=e,d=e.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var g=V(function(){var p=o.value.value;return p===0?0:p===!0?"":p||""}),h=V(function(){return!Array.isArray(g.value)&&!so(g.value)}),y=fe(function(){if(this.N=si,h.value){var p=g.value;l.__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=p)}}),T=e.__$u.d;return e.__$u.d=function(){y(),T.call(this)},[h,g]},[]),i=r[0],a=r[1];return i.value?a.peek():a.value}ii.displayName="ReactiveTextNode";Object.defineProperties(W.prototype,{constructor:{configurable:!0,value:Fr(ne,null).constructor},type:{configurable:!0,value:ii},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Qe("__b",function(t,e){if(vt(),yt=void 0,typeof e.type=="string"){var n,o=e.props;for(var r in o)if(r!=="children"){var i=o[r];i instanceof W&&(n||(e.__np=n={}),n[r]=i,o[r]=i.peek())}}t(e)});Qe("__r",function(t,e){if(t(e),e.type!==ne){vt();var n,o=e.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,i){var a;return fe(function(){a=this},{name:i}),a.c=r,a})((function(r){return function(){var i;Ia&&((i=this.y)==null||i.call(this)),r.__$f|=1,r.setState({})}})(o),typeof e.type=="function"?e.type.displayName||e.type.name:""))),yt=o,vt(n)}});Qe("__e",function(t,e,n,o){vt(),yt=void 0,t(e,n,o)});Qe("diffed",function(t,e){vt(),yt=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var o=e.__np,r=e.props,i=n.U;if(i)for(var a in i){var l=i[a];l===void 0||o&&a in o||(l.d(),i[a]=void 0)}if(o){i||(i={},n.U=i);for(var d in o){var g=i[d],h=o[d];g===void 0?(g=za(n,d,h,r),i[d]=g):g.o(h,r)}}}t(e)});function za(t,e,n,o){var r=e in t&&t.ownerSVGElement===void 0,i=C(n);return{o:function(a,l){i.value=a,o=l},d:fe(function(){this.N=si;var a=i.value.value;o[e]!==a&&(o[e]=a,r?t[e]=a:a!=null&&(a!==!1||e[4]==="-")?t.setAttribute(e,a):t.removeAttribute(e))})}}Qe("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var i=o[r];i&&i.d()}}}var a=e.__np;if(a){var l=e.props;for(var d in a)l[d]=a[d]}e.__np=void 0}else{var g=e.__c;if(g){g.__$f|=8;var h=g.__$u;h&&(g.__$u=void 0,h.d())}}t(e)});Qe("__h",function(t,e,n,o){o<3&&(e.__$f|=2),t(e,n,o)});Je.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var i=2&this.__$f;if(!(o||i||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in t)if(a!=="__source"&&t[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in t))return!0;return!1};function Fa(t,e){return _t(function(){return C(t,e)},[])}function bt(t,e){var n=le(t);return n.current=t,yt.__$f|=4,_t(function(){return V(function(){return n.current()},e)},[])}var Ua=function(t){queueMicrotask(function(){queueMicrotask(t)})};function Ha(){Ee(function(){for(var t;t=ri.shift();)oi.call(t)})}function si(){ri.push(this)===1&&(x.requestAnimationFrame||Ua)(Ha)}var $a=[300,1500],qa=[0,400],Ka=150,Ba=1500,Wa=100;function ai(t,e){let n=new Set,o=g=>{let h=window.setTimeout(()=>{n.delete(h),window.dispatchEvent(new Event("resize"))},g);n.add(h)},r=()=>{for(let g of n)clearTimeout(g);n.clear()},i=Va(t,()=>{for(let g of qa)o(g)}),a=!1,l=fe(()=>{if(!(e.state.status.value===null||a)){a=!0;for(let g of $a)o(g)}}),d=ja(t,()=>{r(),o(Ka),a&&o(Ba)});return()=>{l(),d(),i(),r()}}function Va(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,o=null,r=new MutationObserver(()=>{for(let a of o?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(a)||(n.add(a),e())}),i=window.setTimeout(()=>{o=t.closest(".widget-box"),o!==null&&r.observe(o,{childList:!0,subtree:!0})},Wa);return()=>{clearTimeout(i),r.disconnect()}}function ja(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=null,o=new ResizeObserver(([r])=>{let i=Math.round(r?.contentRect.width??0);if(i===n||i===0)return;let a=n===null;n=i,a||e()});return o.observe(t),()=>o.disconnect()}var j=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,ie=t=>`${Math.round(t*100)} %`,li=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,un=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");function cn(t){return t===null?"":t<=50?`, about ${Math.ceil(t/10)*10} s left`:t<=5400?`, about ${Math.max(1,Math.round(t/60))} min left`:`, about ${Math.round(t/3600)} h left`}var Ga=Symbol.for("pv"),Ya=0;function u(t,e,n,o,r,i){e||(e={});var a,l,d=e;if("ref"in d&&typeof t!="function")for(l in d={},e)l=="ref"?a=e[l]:d[l]=e[l];var g={type:t,props:d,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ga,__v:--Ya,__i:-1,__u:0};return(r||i)&&(g.__source=r,g.__self=i),x.vnode&&x.vnode(g),g}function be(t){return u("button",{type:"button","data-al":t.hook,title:t.title,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}var ui={audit:"random",stratified:"stratified",lure:"weighted"};function Xa(t){if(t===null)return null;let{value:e,low:n,high:o,n:r,method:i}=t,a=i in ui?`from ${j(r,`${ui[i]} audit label`)}`:`on ${j(r,"test example")}`;return{figure:`${un(e)} [${un(n)}, ${un(o)}]`,source:a}}function ci({view:t}){let{store:e}=t,n=e.state.status.value,o=Xa(n?.accuracy??null),r=e.state.multilabel.value?"exact match":"accuracy";return u("div",{class:"accuracy","aria-live":"polite",children:[u("div",{class:"measured",children:[u("p",{class:"line","data-al":"accuracy",children:o===null?`${r}: not yet known`:u(ne,{children:[r," ",u("b",{children:o.figure})," ",o.source]})}),u(be,{hook:"shares",pressed:t.panel.value==="shares",press:()=>t.togglePanel("shares"),children:"shares of classes"})]}),u("p",{class:"advice","data-al":"advice",children:[n?.advice||" ",u(Za,{store:e})]})]})}function Za({store:t}){let{measure:e,measuring:n}=t.state.status.value??{measure:null,measuring:0};return n>0?u("button",{type:"button",class:"action","data-al":"measure","data-left":n,onClick:()=>t.measure(0),children:[j(n,"random example")," to go: stop"]}):e===null||e===0?null:u("button",{type:"button",class:"action","data-al":"measure",onClick:()=>t.measure(e),children:["Ask ",j(e,"random example")," next"]})}function Ja(t,e){this.v=t,this.k=e}function di(t,e){(e==null||e>t.length)&&(e=t.length);for(var n=0,o=Array(e);n<e;n++)o[n]=t[n];return o}function Qa(t){if(Array.isArray(t))return t}function el(t,e){var n=t==null?null:typeof Symbol<"u"&&t[Symbol.iterator]||t["@@iterator"];if(n!=null){var o,r,i,a,l=[],d=!0,g=!1;try{if(i=(n=n.call(t)).next,e===0){if(Object(n)!==n)return;d=!1}else for(;!(d=(o=i.call(n)).done)&&(l.push(o.value),l.length!==e);d=!0);}catch(h){g=!0,r=h}finally{try{if(!d&&n.return!=null&&(a=n.return(),Object(a)!==a))return}finally{if(g)throw r}}return l}}function tl(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function nl(t,e){return Qa(t)||el(t,e)||ol(t,e)||tl()}function ol(t,e){if(t){if(typeof t=="string")return di(t,e);var n={}.toString.call(t).slice(8,-1);return n==="Object"&&t.constructor&&(n=t.constructor.name),n==="Map"||n==="Set"?Array.from(t):n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n)?di(t,e):void 0}}function dn(t){var e,n;function o(i,a){try{var l=t[i](a),d=l.value,g=d instanceof Ja;Promise.resolve(g?d.v:d).then(function(h){if(g){var y=i==="return"&&d.k?i:"next";if(!d.k||h.done)return o(y,h);h=t[y](h).value}r(!!l.done,h)},function(h){o("throw",h)})}catch(h){r(2,h)}}function r(i,a){i===2?e.reject(a):e.resolve({value:a,done:i}),(e=e.next)?o(e.key,e.arg):n=null}this._invoke=function(i,a){return new Promise(function(l,d){var g={key:i,arg:a,resolve:l,reject:d,next:null};n?n=n.next=g:(e=n=g,o(i,a))})},typeof t.return!="function"&&(this.return=void 0)}dn.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},dn.prototype.next=function(t){return this._invoke("next",t)},dn.prototype.throw=function(t){return this._invoke("throw",t)},dn.prototype.return=function(t){return this._invoke("return",t)};var Ei=Object.entries,rl=Object.keys,fi=Object.setPrototypeOf,il=Object.isFrozen,Ti=Object.getPrototypeOf,xi=Object.getOwnPropertyDescriptor,Y=Object.freeze,K=Object.seal,Me=Object.create,Ai=typeof Reflect<"u"&&Reflect,hn=Ai.apply,Ro=Ai.construct;Y||(Y=function(e){return e});K||(K=function(e){return e});hn||(hn=function(e,n){for(var o=arguments.length,r=new Array(o>2?o-2:0),i=2;i<o;i++)r[i-2]=arguments[i];return e.apply(n,r)});Ro||(Ro=function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return new e(...o)});var xe=M(Array.prototype.forEach),sl=M(Array.prototype.lastIndexOf),pi=M(Array.prototype.pop),kt=M(Array.prototype.push),al=M(Array.prototype.slice),ll=M(Array.prototype.splice),et=Array.isArray,yo=Ci(Set),bo=M(Set.prototype.add),wt=M(Set.prototype.has),qe=M(String.prototype.toLowerCase),ko=M(String.prototype.toString),ul=M(String.prototype.match),fn=M(String.prototype.replace),wo=M(String.prototype.indexOf),cl=M(String.prototype.trim),dl=M(Number.prototype.toString),fl=M(Boolean.prototype.toString),hi=typeof BigInt>"u"?null:M(BigInt.prototype.toString),mi=typeof Symbol>"u"?null:M(Symbol.prototype.toString),ee=M(Object.prototype.hasOwnProperty),St=M(Object.prototype.toString),pl=RegExp.prototype.test,G=function(e,n){return e instanceof RegExp&&(e.lastIndex=0),hn(pl,e,[n])},Ae=Ci(TypeError);function M(t){return function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return hn(t,e,o)}}function Ci(t){return function(){for(var e=arguments.length,n=new Array(e),o=0;o<e;o++)n[o]=arguments[o];return Ro(t,n)}}function R(t,e){let n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:qe;if(fi&&fi(t,null),!et(e))return t;let o=e.length;for(;o--;){let r=e[o];if(typeof r=="string"){let i=n(r);i!==r&&(il(e)||(e[o]=i),r=i)}t[r]=!0}return t}function hl(t){for(let e=0;e<t.length;e++)ee(t,e)||(t[e]=null);return t}function mn(t){let e=Me(null);for(let o of Ei(t)){var n=nl(o,2);let r=n[0],i=n[1];ee(t,r)&&(et(i)?e[r]=hl(i):i&&typeof i=="object"&&i.constructor===Object?e[r]=mn(i):e[r]=i)}return e}function Et(t){let e=Me(null),n=rl(t),o=n.length;for(;o--;)e[n[o]]=t[n[o]];return e}function ml(t){switch(typeof t){case"string":return t;case"number":return dl(t);case"boolean":return fl(t);case"bigint":return hi?hi(t):"0";case"symbol":return mi?mi(t):"Symbol()";case"undefined":return St(t);case"function":case"object":{if(t===null)return St(t);let e=t,n=ue(e,"toString");if(typeof n=="function"){let o=n(e);return typeof o=="string"?o:St(o)}return St(t)}default:return St(t)}}function ue(t,e){for(;t!==null;){let o=xi(t,e);if(o){if(o.get)return M(o.get);if(typeof o.value=="function")return M(o.value)}t=Ti(t)}function n(){return null}return n}function gl(t,e){for(;t!==null;){let n=xi(t,e);if(n)return n.get?M(n.get):null;t=Ti(t)}return null}function _l(t){if(!t)return!1;try{return G(t,""),!0}catch{return!1}}var gi=Y(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),So=Y(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),Eo=Y(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),vl=Y(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),To=Y(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),yl=Y(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),_i=Y(["#text"]),vi=Y(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),xo=Y(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),yi=Y(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),pn=Y(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),bl=K(/{{[\w\W]*|^[\w\W]*}}/g),kl=K(/<%[\w\W]*|^[\w\W]*%>/g),wl=K(/\${[\w\W]*/g),Sl=K(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),El=K(/^data-[\-\w.\u00B7-\uFFFF]+$/),Tl=K(/^aria-[\-\w]+$/),bi=K(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),xl=K(/^(?:\w+script|data):/i),Al=K(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),Cl=K(/^html$/i),Rl=K(/^[a-z][.\w]*(-[.\w]+)+$/i),Ao=K(/<[/\w!]/g),ki=K(/<[/\w]/g),Ll=K(/<\/no(script|embed|frames)/i),wi=K(/\/>/i),Nl=K(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),Ol=K(/^[\r\n\t ]+/),H={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},Ml=Y(R({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),Pl=function(){return typeof window>"u"?null:window},Dl=function(e,n){if(typeof e!="object"||typeof e.createPolicy!="function")return null;let o=null,r="data-tt-policy-suffix";n&&n.hasAttribute(r)&&(o=n.getAttribute(r));let i="dompurify"+(o?"#"+o:"");try{return e.createPolicy(i,{createHTML(a){return a},createScriptURL(a){return a}})}catch{return console.warn("TrustedTypes policy "+i+" could not be created."),null}},Si=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Oe=function(e,n,o,r){return ee(e,n)&&et(e[n])?R(r.base?Et(r.base):{},e[n],r.transform):o},Co=function(e,n,o){let r=ee(e,n)?e[n]:void 0;return r&&typeof r=="object"?mn(r):o};function Ri(){let t=arguments.length>0&&arguments[0]!==void 0?arguments[0]:Pl(),e=m=>Ri(m);if(e.version="3.4.18",e.removed=[],!t||!t.document||t.document.nodeType!==H.document||!t.Element)return e.isSupported=!1,e;let n=t.document,o=n,r=o.currentScript,i=t.HTMLTemplateElement,a=t.Node,l=t.Element,d=t.NodeFilter,g=t.DOMParser,h=t.trustedTypes,y=l.prototype,T=ue(y,"cloneNode"),p=ue(y,"remove"),w=ue(y,"removeAttributeNode"),$=ue(y,"nextSibling"),E=ue(y,"childNodes"),A=ue(y,"parentNode"),S=ue(y,"shadowRoot"),z=ue(y,"attributes"),L=a&&a.prototype?ue(a.prototype,"nodeType"):null,pe=a&&a.prototype?ue(a.prototype,"nodeName"):null,ot=a&&a.prototype?ue(a.prototype,"ownerDocument"):null,J=function(s){return L?L(s):s.nodeType},oe=function(s){return pe?pe(s):s.nodeName},rt=gl(y,"namespaceURI"),ae=function(s){return rt?rt(s):s.namespaceURI};if(typeof i=="function"){let m=n.createElement("template");m.content&&m.content.ownerDocument&&(n=m.content.ownerDocument)}let F,X="",Q,Mo=!1,it=0,Po=function(){if(it>0)throw Ae('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},st=function(s){Po(),it++;try{return F.createHTML(s)}finally{it--}},Do=function(s){return F&&Rn?st(s):s},_s=function(s){Po(),it++;try{return F.createScriptURL(s)}finally{it--}},vs=function(){return Mo||(Q=Dl(h,r),Mo=!0),Q},Tt=n,wn=Tt.implementation,ys=Tt.createNodeIterator,bs=Tt.createDocumentFragment,ks=Tt.getElementsByTagName,ws=o.importNode,P=Si();e.isSupported=typeof Ei=="function"&&typeof A=="function"&&wn&&wn.createHTMLDocument!==void 0;let Ss=bl,Es=kl,Ts=wl,xs=El,As=Tl,Cs=xl,Rs=Al,Ls=Rl,Io=bi,D=null,Sn=R({},[...gi,...So,...Eo,...To,..._i]),I=null,En=R({},[...vi,...xo,...yi,...pn]),he=null,at=null,zo=null,Ce=Object.seal(Me(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),Fo=!0,Tn=!0,Uo=!1,xn=!0,ke=!1,Pe=!0,De=!1,An=!1,xt=null,At=null,Cn=!1,Be=!1,Ct=!1,Rn=!1,Ho=!0,$o=!1,qo="user-content-",Ln=!0,Nn=!1,Ie=null,We=!1,ze=null,Ko=R({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),Bo=null,Wo=R({},["audio","video","img","source","image","track"]),Vo=null,jo=R({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),Rt="http://www.w3.org/1998/Math/MathML",Lt="http://www.w3.org/2000/svg",me="http://www.w3.org/1999/xhtml",Ve=me,On=!1,Go=null,Ns=R({},[Rt,Lt,me],ko),Os=Y(R({},["mi","mo","mn","ms","mtext"])),Mn=null,Ms=Y(R({},["annotation-xml"])),Pn=null,Ps=Y(Me(null)),Ds=R({},["title","style","font","a","script"]),lt=null,Is=["application/xhtml+xml","text/html"],zs="text/html",U=null,Nt=null,Fs=n.createElement("form"),Yo=function(s){return s instanceof RegExp||s instanceof Function},Dn=function(){let s=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!s||typeof s!="object")&&(s={}),s=mn(s),lt=Is.indexOf(s.PARSER_MEDIA_TYPE)===-1?zs:s.PARSER_MEDIA_TYPE,U=lt==="application/xhtml+xml"?ko:qe,D=Oe(s,"ALLOWED_TAGS",Sn,{transform:U}),I=Oe(s,"ALLOWED_ATTR",En,{transform:U}),Go=Oe(s,"ALLOWED_NAMESPACES",Ns,{transform:ko}),Vo=Oe(s,"ADD_URI_SAFE_ATTR",jo,{transform:U,base:jo}),Bo=Oe(s,"ADD_DATA_URI_TAGS",Wo,{transform:U,base:Wo}),ze=Oe(s,"FORBID_CONTENTS",Ko,{transform:U}),at=Oe(s,"FORBID_TAGS",Me(null),{transform:U}),zo=Oe(s,"FORBID_ATTR",Me(null),{transform:U}),We=ee(s,"USE_PROFILES")?s.USE_PROFILES&&typeof s.USE_PROFILES=="object"?mn(s.USE_PROFILES):s.USE_PROFILES:!1,Fo=s.ALLOW_ARIA_ATTR!==!1,Tn=s.ALLOW_DATA_ATTR!==!1,Uo=s.ALLOW_UNKNOWN_PROTOCOLS||!1,xn=s.ALLOW_SELF_CLOSE_IN_ATTR!==!1,ke=s.SAFE_FOR_TEMPLATES||!1,Pe=s.SAFE_FOR_XML!==!1,De=s.WHOLE_DOCUMENT||!1,Be=s.RETURN_DOM||!1,Ct=s.RETURN_DOM_FRAGMENT||!1,Rn=s.RETURN_TRUSTED_TYPE||!1,Cn=s.FORCE_BODY||!1,Ho=s.SANITIZE_DOM!==!1,$o=s.SANITIZE_NAMED_PROPS||!1,Ln=s.KEEP_CONTENT!==!1,Nn=s.IN_PLACE||!1,Io=_l(s.ALLOWED_URI_REGEXP)?s.ALLOWED_URI_REGEXP:bi,Ve=typeof s.NAMESPACE=="string"?s.NAMESPACE:me,Mn=Co(s,"MATHML_TEXT_INTEGRATION_POINTS",Os),Pn=Co(s,"HTML_INTEGRATION_POINTS",Ms);let c=Co(s,"CUSTOM_ELEMENT_HANDLING",Ps);if(he=Me(null),ee(c,"tagNameCheck")&&Yo(c.tagNameCheck)&&(he.tagNameCheck=c.tagNameCheck),ee(c,"attributeNameCheck")&&Yo(c.attributeNameCheck)&&(he.attributeNameCheck=c.attributeNameCheck),ee(c,"allowCustomizedBuiltInElements")&&typeof c.allowCustomizedBuiltInElements=="boolean"&&(he.allowCustomizedBuiltInElements=c.allowCustomizedBuiltInElements),K(he),ke&&(Tn=!1),Ct&&(Be=!0),We&&((ee(s,"ALLOWED_TAGS")||ee(s,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),D=R({},_i),I=Me(null),We.html===!0&&(R(D,gi),R(I,vi)),We.svg===!0&&(R(D,So),R(I,xo),R(I,pn)),We.svgFilters===!0&&(R(D,Eo),R(I,xo),R(I,pn)),We.mathMl===!0&&(R(D,To),R(I,yi),R(I,pn))),Ce.tagCheck=null,Ce.attributeCheck=null,ee(s,"ADD_TAGS")&&(typeof s.ADD_TAGS=="function"?Ce.tagCheck=s.ADD_TAGS:et(s.ADD_TAGS)&&(D===Sn&&(D=Et(D)),R(D,s.ADD_TAGS,U))),ee(s,"ADD_ATTR")&&(typeof s.ADD_ATTR=="function"?Ce.attributeCheck=s.ADD_ATTR:et(s.ADD_ATTR)&&(I===En&&(I=Et(I)),R(I,s.ADD_ATTR,U))),ee(s,"ADD_FORBID_CONTENTS")&&et(s.ADD_FORBID_CONTENTS)&&(ze===Ko&&(ze=Et(ze)),R(ze,s.ADD_FORBID_CONTENTS,U)),Ln&&(D["#text"]=!0),De&&R(D,["html","head","body"]),D.table&&(D.tbody=!0,delete at.tbody),s.TRUSTED_TYPES_POLICY){if(typeof s.TRUSTED_TYPES_POLICY.createHTML!="function")throw Ae('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof s.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw Ae('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let f=F;F=s.TRUSTED_TYPES_POLICY;try{X=st("")}catch(_){throw F=f,_}}else s.TRUSTED_TYPES_POLICY===null?(F=void 0,X=""):(F===void 0&&(F=vs()),F&&typeof X=="string"&&(X=st("")));Nt=Y(s)},Xo=R({},[...So,...Eo,...vl]),Zo=R({},[...To,...yl]),Us=function(s,c,f){return c===me?s==="svg":c===Rt?s==="svg"&&(f==="annotation-xml"||Mn[f]):!!Xo[s]},Hs=function(s,c,f){return c===me?s==="math":c===Lt?s==="math"&&Pn[f]:!!Zo[s]},$s=function(s,c,f){return c===Lt&&!Pn[f]||c===Rt&&!Mn[f]?!1:!Zo[s]&&(Ds[s]||!Xo[s])},qs=function(s){let c=ae(s),f=qe(oe(s)),_=A(s),v=Ve,b="template";return _&&J(_)===H.element&&(v=ae(_),b=qe(oe(_))),Go[c]?c===Lt?Us(f,v,b):c===Rt?Hs(f,v,b):c===me?$s(f,v,b):lt==="application/xhtml+xml":!1},Re=function(s){kt(e.removed,{element:s});try{A(s).removeChild(s)}catch{if(p(s),!A(s))throw Ae("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},Jo=function(s,c,f){try{w(s,c)}catch{try{s.removeAttribute(f)}catch{}}},In=function(s){Un(s);let c=E(s);c&&xe(al(c),f=>{try{p(f)}catch{}}),J(s)===H.element&&zn(s,!1)},je=function(s,c,f){if(!f)try{f=c.getAttributeNode(s)}catch{f=null}if(kt(e.removed,{attribute:f||null,from:c}),f)Jo(c,f,s);else try{c.removeAttribute(s)}catch{}if(s==="is")if(Be||Ct)try{Re(c)}catch{}else try{c.setAttribute(s,"")}catch{}},zn=function(s,c){let f=z(s);if(f)for(let _=f.length-1;_>=0;--_){let v=f[_],b=v&&v.name;typeof b=="string"&&!(c&&I[U(b)])&&Jo(s,v,b)}},Fn=function(s,c){let f=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,_=[s];for(;_.length>0;){let v=_.pop();if(c(v)===!1)continue;if(f&&J(v)===H.element){let k=S(v);Ge(k)&&_.push(k)}let b=E(v);if(b)for(let k=b.length-1;k>=0;--k)_.push(b[k])}},Un=function(s){Fn(s,c=>{J(c)===H.element&&zn(c,!0)})},Hn=function(s){let c=[];return Fn(s,f=>{c.push(f)},!0),c},Ks=function(s,c){let f=yo();xe(Hn(s),_=>{J(_)===H.element&&bo(f,_)}),xe(c,_=>{J(_)===H.element&&!wt(f,_)&&zn(_,!0)})},Qo=function(s,c){let f=!1;return xe(e.removed,_=>{_.element&&(f=f||_.element===s,Un(_.element))}),Ks(s,c),f},Bs=8,Ws=function(s,c){let f=Ie,_=null,v=()=>(_||(_=yo(),xe(c,b=>{bo(_,b)})),_);for(let b=0;;b++){let k=Hn(s),B=[s],we=!1;if(xe(k,de=>{J(de)===H.documentFragment?kt(B,de):!we&&!wt(f,de)&&(we=wt(v(),de))}),!we)return;if(b>=Bs)throw Ae("the tree kept changing during in-place sanitization; refusing to return it");xe(B,(de,se)=>{Vs(de,se>0,s,v())})}},Vs=function(s,c,f,_){let v=Ot(s),b;for(;b=v.nextNode();)!wt(_,b)||wt(Ie,b)||(c&&ce(P.uponSanitizeShadowNode,b,null),Bn(b,f))},js=function(s){Ie&&bo(Ie,s)},er=function(s,c){return Pe?s==="patchsrc"?!0:s==="for"&&c!=="label"&&c!=="output":!1},Gs=function(s){Pe&&Fn(s,c=>{let f=J(c);if(f===H.processingInstruction||f===H.comment&&G(ki,c.data)){try{p(c)}catch{}return!1}if(f===H.element){let _=c,v=U(oe(c));try{_.hasAttribute&&_.hasAttribute("patchsrc")&&_.removeAttribute("patchsrc"),_.hasAttribute&&_.hasAttribute("for")&&er("for",v)&&_.removeAttribute("for")}catch{}}return!0})},tr=function(s){let c=null,f=null;if(Cn)s="<remove></remove>"+s;else{let b=ul(s,Ol);f=b&&b[0]}lt==="application/xhtml+xml"&&Ve===me&&(s='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+s+"</body></html>");let _=F?st(s):s;if(Ve===me)try{c=new g().parseFromString(_,lt)}catch{}if(!c||!c.documentElement){c=wn.createDocument(Ve,"template",null);try{c.documentElement.innerHTML=On?X:_}catch{}}let v=c.body||c.documentElement;return s&&f&&v.insertBefore(n.createTextNode(f),v.childNodes[0]||null),Ve===me?ks.call(c,De?"html":"body")[0]:De?c.documentElement:v},Ot=function(s){let c=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,f=ot?ot(s):s.ownerDocument;return ys.call(f||s,s,(c?0:d.SHOW_ELEMENT)|d.SHOW_COMMENT|d.SHOW_TEXT|d.SHOW_PROCESSING_INSTRUCTION|d.SHOW_CDATA_SECTION,null)},$n=function(s){return s=fn(s,Ss," "),s=fn(s,Es," "),s=fn(s,Ts," "),s},qn=function(s){var c;Kn(s);let f=(c=s.querySelectorAll)===null||c===void 0?void 0:c.call(s,"template");f&&xe(f,_=>{Ge(_.content)&&qn(_.content)})},Kn=function(s){s.normalize();let c=Ot(s,!0),f=c.nextNode();for(;f;)f.data=$n(f.data),f=c.nextNode()},Mt=function(s){let c=pe?pe(s):null;return typeof c!="string"||U(c)!=="form"?!1:typeof s.nodeName!="string"||typeof s.textContent!="string"||typeof s.removeChild!="function"||s.attributes!==z(s)||typeof s.removeAttribute!="function"||typeof s.removeAttributeNode!="function"||typeof s.getAttributeNode!="function"||typeof s.setAttribute!="function"||typeof s.namespaceURI!="string"||typeof s.insertBefore!="function"||typeof s.hasChildNodes!="function"||s.nodeType!==L(s)||s.childNodes!==E(s)},nr=function(s){if(!L||typeof s!="object"||s===null)return null;try{let c=L(s);return typeof c=="number"?c:null}catch{return null}},Ge=function(s){return nr(s)===H.documentFragment},ut=function(s){return nr(s)!==null};function ce(m,s,c){m.length!==0&&xe(m,f=>{f.call(e,s,c,Nt)})}let Ys=function(s,c,f){return!!(Pe&&f===H.element&&s.hasChildNodes()&&!ut(s.firstElementChild)&&G(Ao,s.textContent)&&G(Ao,s.innerHTML)||Pe&&Ml[c]&&f===H.element&&ae(s)===me&&(ut(s.firstElementChild)||typeof s.textContent=="string"&&G(Ao,s.textContent))||f===H.processingInstruction||Pe&&f===H.comment&&G(ki,s.data))},Pt=function(s,c){if(s instanceof RegExp)return G(s,c);if(s instanceof Function){for(var f=arguments.length,_=new Array(f>2?f-2:0),v=2;v<f;v++)_[v-2]=arguments[v];return!!s(c,..._)}return!1},Xs=function(s,c,f){if(!at[c]&&ir(c)&&Pt(he.tagNameCheck,c))return!1;if(Ln&&!ze[c]&&!ze[qe(c)]){let _=A(s),v=E(s);if(v&&_){let b=v.length;for(let k=b-1;k>=0;--k){let B=s===f?T(v[k],!0):v[k];_.insertBefore(B,$(s))}}}return Re(s),!0},or=function(s,c,f,_){return s.length===0?c:c===f||c===_?Et(c):c},Ye=function(s,c){return s===c||A(s)!==null?!1:(Nn&&Un(s),!0)},Zs=function(s,c){if(js(s),ce(P.beforeSanitizeElements,s,null),Ye(s,c))return!0;if(Mt(s))return Re(s),!0;let f=U(oe(s)),_=J(s);if(D=or(P.uponSanitizeElement,D,Sn,xt),ce(P.uponSanitizeElement,s,{tagName:f,allowedTags:D}),Ye(s,c))return!0;if(Ys(s,f,_))return Re(s),!0;if(at[f]||!(Ce.tagCheck instanceof Function&&Ce.tagCheck(f))&&!D[f]){let v=Xs(s,f,c);return v===!1&&(ce(P.afterSanitizeElements,s,null),Ye(s,c))?!0:v}if(_===H.element&&!qs(s)||(f==="noscript"||f==="noembed"||f==="noframes")&&G(Ll,s.innerHTML))return Re(s),!0;if(ke&&_===H.text){let v=s.textContent,b=$n(v);v!==b&&(kt(e.removed,{element:s.cloneNode()}),s.textContent=b)}return ce(P.afterSanitizeElements,s,null),Ye(s,c)},rr=function(s,c,f){if(zo[c]||er(c,s)||Ho&&(c==="id"||c==="name")&&(f in n||f in Fs))return!1;let _=I[c]||Ce.attributeCheck instanceof Function&&Ce.attributeCheck(c,s);if(Tn&&G(xs,c)||Fo&&G(As,c))return!0;if(!_)return ir(s)&&Pt(he.tagNameCheck,s)&&Pt(he.attributeNameCheck,c,s)||c==="is"&&he.allowCustomizedBuiltInElements&&Pt(he.tagNameCheck,f);if(Vo[c])return!0;let v=fn(f,Rs,"");return G(Io,v)||(c==="src"||c==="xlink:href"||c==="href")&&s!=="script"&&wo(f,"data:")===0&&Bo[s]||Uo&&!G(Cs,v)?!0:!f},Js=R({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),ir=function(s){return!Js[qe(s)]&&G(Ls,s)},Qs=function(s,c,f,_){if(F&&typeof h=="object"&&typeof h.getAttributeType=="function"&&!f)switch(h.getAttributeType(s,c)){case"TrustedHTML":return st(_);case"TrustedScriptURL":return _s(_)}return _},ea=function(s,c,f,_){try{return f?s.setAttributeNS(f,c,_):s.setAttribute(c,_),Mt(s)?(Re(s),!1):!0}catch{return je(c,s),!1}},sr=function(s,c){return Pe&&G(Nl,c)?!0:qe(s)==="attributename"&&wo(c,"href")!==-1},ta=function(s,c){if(ce(P.beforeSanitizeAttributes,s,null),Ye(s,c))return;let f=s.attributes;if(!f||Mt(s))return;I=or(P.uponSanitizeAttribute,I,En,At);let _={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:I,forceKeepAttr:void 0},v=f.length,b=U(oe(s));for(;v--;){let k=f[v],B=k.name,we=k.namespaceURI,de=k.value,se=U(B),ge=de,Z=B==="value"?ge:cl(ge),ar=!1;if(_.attrName=se,_.attrValue=Z,_.keepAttr=!0,_.forceKeepAttr=void 0,ce(P.uponSanitizeAttribute,s,_),Z=_.attrValue,$o&&(se==="id"||se==="name")&&wo(Z,qo)!==0&&(je(B,s,k),Z=qo+Z,ar=!0),sr(B,Z)){je(B,s,k);continue}if(!_.forceKeepAttr){if(!_.keepAttr){je(B,s,k);continue}if(!xn&&G(wi,Z)){je(B,s,k);continue}if(ke&&(Z=$n(Z)),!rr(b,se,Z)){je(B,s,k);continue}Z=Qs(b,se,we,Z),Z!==ge&&ea(s,B,we,Z)&&ar&&pi(e.removed)}}ce(P.afterSanitizeAttributes,s,null),Ye(s,c)},Bn=function(s,c){Zs(s,c),ta(s,c),Ge(s.content)&&Wn(s.content)},Wn=function(s){let c=null,f=Ot(s);for(ce(P.beforeSanitizeShadowDOM,s,null);c=f.nextNode();)if(ce(P.uponSanitizeShadowNode,c,null),Bn(c,s),J(c)===H.element){let _=S(c);Ge(_)&&(Vn(_),Wn(_))}ke&&Kn(s),ce(P.afterSanitizeShadowDOM,s,null)},Vn=function(s){let c=[{node:s,shadow:null}];for(;c.length>0;){let f=c.pop();if(f.shadow){Wn(f.shadow);continue}let _=f.node,v=J(_)===H.element,b=E(_);if(b)for(let k=b.length-1;k>=0;--k)c.push({node:b[k],shadow:null});if(v){let k=pe?pe(_):null;if(typeof k=="string"&&U(k)==="template"){let B=_.content;Ge(B)&&c.push({node:B,shadow:null})}}if(v){let k=S(_);Ge(k)&&c.push({node:null,shadow:k},{node:k,shadow:null})}}};return e.sanitize=function(m){let s=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},c=null,f=null,_=null,v=null;if(On=!m,On&&(m="<!-->"),typeof m!="string"&&!ut(m)&&(m=ml(m),typeof m!="string"))throw Ae("dirty is not a string, aborting");if(!e.isSupported)return m;An?(D=xt,I=At):Dn(s),e.removed=[];let b=Nn&&typeof m!="string"&&ut(m),k=[],B=Ie;if(b){Gs(m);let ge=oe(m);if(typeof ge=="string"){let Z=U(ge);if(!D[Z]||at[Z])throw In(m),Ae("root node is forbidden and cannot be sanitized in-place")}if(Mt(m))throw In(m),Ae("root node is clobbered and cannot be sanitized in-place");k=Hn(m),Ie=yo()}else if(ut(m))c=tr("<!---->"),f=c.ownerDocument.importNode(m,!0),f.nodeType===H.element&&f.nodeName==="BODY"||f.nodeName==="HTML"?c=f:c.appendChild(f),Vn(c);else{if(!Be&&!ke&&!De&&m.indexOf("<")===-1)return Do(m);if(c=tr(m),!c)return Be?null:Rn?X:""}c&&Cn&&Re(c.firstChild);let we=b?m:c;try{b&&Vn(m);let ge=Ot(we);for(;_=ge.nextNode();)Bn(_,we);b&&Ws(m,k)}catch(ge){throw b&&(In(m),Qo(m,k)),ge}finally{Ie=B}if(b){if(Qo(m,k))throw Ae("a node selected for removal could not be safely returned; refusing to sanitize in place");return ke&&qn(m),m}if(Be){if(ke&&qn(c),Ct)for(v=bs.call(c.ownerDocument);c.firstChild;)v.appendChild(c.firstChild);else v=c;return(I.shadowroot||I.shadowrootmode)&&(v=ws.call(o,v,!0)),v}let de=()=>De?c.outerHTML:c.innerHTML,se=de();return ke&&G(Sl,se)&&(Kn(c),se=de()),De&&D["!doctype"]&&c.ownerDocument&&c.ownerDocument.doctype&&c.ownerDocument.doctype.name&&G(Cl,c.ownerDocument.doctype.name)&&(se="<!DOCTYPE "+c.ownerDocument.doctype.name+`>
`+se),Do(se)},e.setConfig=function(){let m=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};Dn(m),An=!0,xt=D,At=I},e.clearConfig=function(){Nt=null,An=!1,xt=null,At=null,F=Q,X=""},e.isValidAttribute=function(m,s,c){Nt||Dn({});let f=U(m),_=U(s);return typeof c=="string"&&(sr(s,c)||!xn&&G(wi,c))?!1:rr(f,_,c)},e.addHook=function(m,s){typeof s=="function"&&ee(P,m)&&kt(P[m],s)},e.removeHook=function(m,s){if(ee(P,m)){if(s!==void 0){let c=sl(P[m],s);return c===-1?void 0:ll(P[m],c,1)[0]}return pi(P[m])}},e.removeHooks=function(m){ee(P,m)&&(P[m]=[])},e.removeAllHooks=function(){P=Si()},e}var Li=Ri();var Il="a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(" "),zl="abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(" "),Fl=/^\s*text-align:\s*(left|center|right);?\s*$/i,Ul=/^(?:https?:\/\/|mailto:)/i,Hl=/^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i,tt=null;function $l(){return tt!==null||(tt=Li(window),tt.addHook("beforeSanitizeAttributes",t=>{if(t.localName!=="td"&&t.localName!=="th")return;let e=Fl.exec(t.getAttribute("style")??"")?.[1];e!==void 0&&t.setAttribute("align",e)}),tt.addHook("afterSanitizeAttributes",t=>{Ni(t,"href",Ul),Ni(t,"src",Hl),t.localName==="a"&&t.hasAttribute("href")&&(t.setAttribute("target","_blank"),t.setAttribute("rel","noopener noreferrer")),t.localName==="img"&&t.setAttribute("referrerpolicy","no-referrer")})),tt}function Ni(t,e,n){let o=t.getAttribute(e);o!==null&&!n.test(o.trim())&&t.removeAttribute(e)}function Lo(t){return $l().sanitize(t,{ALLOWED_TAGS:Il,ALLOWED_ATTR:zl,ALLOW_ARIA_ATTR:!1,ALLOW_DATA_ATTR:!1,RETURN_DOM_FRAGMENT:!0})}var ql="blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th",Oi=new WeakMap;function Kl({card:t}){let e=le(null);return ye(()=>e.current?.replaceChildren(Lo(t.html)),[t]),u("div",{class:"html",dir:"auto",ref:e})}function Bl(t){let e=Oi.get(t);if(e===void 0){let n=Lo(t.html);for(let o of n.querySelectorAll(ql))o.after(" ");e=(n.textContent??"").replace(/\s+/g," ").trim(),Oi.set(t,e)}return e}var Mi={Content:Kl,plainText:Bl};function gn({cells:t}){return u("table",{class:"row",children:u("tbody",{children:t.map(([e,n],o)=>u("tr",{children:[u("th",{scope:"row",dir:"auto",children:e}),u("td",{dir:"auto",children:n})]},`${o} ${e}`))})})}var Pi={Content:({card:t})=>u(gn,{cells:t.fields}),plainText:t=>t.fields.map(([,e])=>e).join(" · ")};var Di={Content:({card:t})=>u(ne,{children:[u("div",{class:"text",dir:"auto",children:t.text}),t.fields?.length?u(gn,{cells:t.fields}):null]}),plainText:t=>t.text};var Wl={text:Di,row:Pi,html:Mi},Ii=t=>Wl[t.kind];function zi({card:t}){let e=Ii(t);return u(e.Content,{card:t})}var Fi=t=>Ii(t).plainText(t);function Ui({store:t}){let e=t.state.card.value,n=le(null);if(ye(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return u(jl,{store:t});let{card:o,origin:r}=e;return u("section",{class:"card","data-al":"card","data-key":o.key,"data-origin":r==="review"?"review":void 0,ref:n,"aria-label":r==="review"?"example under review":"example",children:[u(Vl,{store:t}),u(zi,{card:o})]})}function Vl({store:t}){let e=t.state.note.value;return e===""?null:u("p",{class:"note","data-al":"note-text",dir:"auto",children:e})}function jl({store:t}){let{connected:e,everShown:n,kernelSilent:o,totals:r}=t.state,i=t.state.status.value,a=r.value?.labels??0,l="Preparing the first examples…",d=i?.busy?`The kernel is ${i.busy.what}${cn(i.busy.left)}.`:"";return i?.phase==="done"?(l=`All done: ${j(a,"label")}.`,d="Undo and review still work."):i?.phase==="failed"?(l="The desk cannot go on.",d=i.notice?.text??""):o.value&&e.value?(l="Waiting for the kernel.",d="If it is idle, run this cell again."):n.value&&(l="Out of prepared examples; the kernel is busy…",d="More come as soon as it answers."),u("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[u("p",{children:l}),u("p",{class:"quiet",children:d})]})}function Hi({view:t}){let e=t.store.state.classes.value,n=!t.shortcuts.value.singleKey;return u("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(o=>u(Gl,{name:o.name,view:t},o.name))})}function Gl({name:t,view:e}){let n=bt(()=>e.store.state.selected.value.has(t)),o=bt(()=>e.hints.value.get(t)?.keys??""),r=bt(()=>e.hints.value.get(t)?.dim??!1),i=bt(()=>!e.suggests.value||!e.shortcuts.value.singleKey?null:e.suggestions.value.find(([a])=>a===t)?.[1]??null);return u("button",{type:"button",class:r.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":o.value.length===1?o.value:void 0,title:t,onClick:()=>e.press(t),children:[u("kbd",{children:o.value}),u("span",{class:"name",dir:"auto",children:t}),i.value!==null&&u("span",{class:"likely",children:ie(i.value)}),n.value&&u("span",{class:"mark",children:"✓"})]})}function $i({view:t}){let{multilabel:e,selected:n}=t.store.state;if(!e.value)return null;let o=n.value.size;return u("button",{type:"button",class:"choice done","data-al":"done","data-chosen":o,onClick:()=>t.confirm(),children:[u("kbd",{children:"Enter"}),u("span",{class:"name",children:o===0?"none of these":`done: ${j(o,"label")}`})]})}function qi({view:t}){if(t.shortcuts.value.singleKey)return null;let e=t.filter.value,n=e.open?t.shortcuts.value.matching(e).length:0,o="type letters, then the digit";return e.open&&(o=n===0?"no class starts like this":`${n} match · digit or Enter`),u("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[u("span",{class:e.open?"typed":"typed idle",children:e.text}),u("span",{class:"quiet",children:o})]})}function Ki({view:t}){if(!t.suggests.value||t.shortcuts.value.singleKey)return null;let e=t.filter.value.open;return u("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggestions.value.map(([n,o],r)=>u("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.press(n),children:[!e&&u("kbd",{children:r+1}),u("span",{class:"name",dir:"auto",children:n}),u("span",{class:"likely",children:ie(o)})]},n)),t.suggestions.value.length===0&&u("span",{class:"quiet",children:"no suggestion for this card"})]})}function Bi({view:t}){let e=t.store.state.classes.value,n=t.edit.value,o=le(null);return ye(()=>{let r=o.current;return()=>{let i=r?.getRootNode();r?.contains(i?.activeElement??null)&&No(r)?.focus({preventScroll:!0})}},[]),u("section",{ref:o,class:"panel classes","aria-label":"rename or merge classes","data-al":"classes",children:[u("p",{class:"quiet",children:"Click a class to rename it. With the name of another class it is merged into that one. Its labels follow."}),u("ul",{children:e.map(({name:r})=>u("li",{children:[n?.name!==r&&u(Yl,{name:r,view:t}),n?.name===r&&n.into===null&&u(Xl,{name:r,view:t}),n?.name===r&&n.into!==null&&u(Zl,{edit:n,view:t})]},r))})]})}function Yl({name:t,view:e}){let n=e.store.state.counts.value?.get(t);return u("button",{type:"button",class:"past","data-al":"class","data-value":t,"aria-label":`rename ${t}`,onClick:()=>e.editClass(t),children:[u("span",{class:"answer",dir:"auto",children:t}),u("span",{class:"words",children:n===void 0?"":j(n,"label")}),u("span",{class:"pencil","aria-hidden":"true",children:"✎"})]})}function Xl({name:t,view:e}){let n=le(null);return ye(()=>{n.current?.focus({preventScroll:!0}),n.current?.select()},[]),u("form",{class:"line-form",onSubmit:o=>{o.preventDefault();let r=No(n.current);e.submitName(n.current?.value??""),e.edit.peek()===null&&r?.focus({preventScroll:!0})},children:[u("input",{ref:n,"data-al":"new-name","aria-label":`new name of ${t}`,defaultValue:t,maxLength:200,dir:"auto"}),u("span",{class:"quiet",children:"Enter to rename"})]})}function Zl({edit:t,view:e}){let n=le(null);ye(()=>n.current?.focus({preventScroll:!0}),[]);let o=e.store.state.counts.value?.get(t.name),r="Its labels follow.";return o===0?r="It has no labels.":o!==void 0&&(r=`${j(o,"label")} ${o===1?"follows":"follow"}.`),u("div",{class:"line-form",role:"alertdialog","aria-label":`merge ${t.name}`,"data-al":"merge-question",children:[u("span",{dir:"auto",children:["Merge ",t.name," into ",t.into,"? ",r]}),u("button",{type:"button",ref:n,"data-al":"merge",onClick:()=>{let i=No(n.current);e.confirmMerge(),i?.focus({preventScroll:!0})},children:"merge"}),u("button",{type:"button","data-al":"cancel-merge",onClick:()=>e.editClass(null),children:"cancel"})]})}var No=t=>t?.getRootNode()?.host;var Ke={text:"",page:0,open:!1},nt=t=>t.toLocaleLowerCase();function Jl(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,o)=>e.slice(o).join(""))}var _n=class{singleKey;#e;#n;#t=new Map;#o;#r=new Map;constructor(e){this.#e=e,this.singleKey=e.length<=9,this.#n=e.map(o=>Jl(o.name));for(let o of e)o.key!==null&&!this.#t.has(nt(o.key))&&this.#t.set(nt(o.key),o.name);this.singleKey&&this.#s();let n=new Map([...this.#t].map(([o,r])=>[r,o]));this.#o=e.map((o,r)=>n.get(o.name)??(this.singleKey?"":this.#a(r)))}classOfKey(e){return this.#t.get(nt(e))}matching(e){return this.#i(e.text).map(n=>this.#e[n].name)}classOfDigit(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#o.map(o=>({keys:o,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#i(e.text).forEach((o,r)=>{let i=r-e.page*9,a=i>=0&&i<9?String(i+1):this.#a(o,e.text).slice(e.text.length);n[o]={keys:a,dim:!1}}),n}#s(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(r=>this.#t.get(nt(r.key??""))!==r.name)),o=[];this.#e.forEach((r,i)=>{n.has(r)&&(this.#t.has(e[i])?o.push(r):this.#t.set(e[i],r.name))});for(let r of o){let i=e.find(a=>!this.#t.has(a));i!==void 0&&this.#t.set(i,r.name)}}#i(e){let n=this.#r.get(e);if(n!==void 0)return n;let o=[],r=[];this.#n.forEach((a,l)=>{e===""||a[0]?.startsWith(e)?o.push(l):a.some(d=>d.startsWith(e))&&r.push(l)});let i=[...o,...r];return this.#r.set(e,i),i}#a(e,n=""){let o={rank:Number.POSITIVE_INFINITY,prefix:""};for(let r of this.#n[e])if(r.startsWith(n))for(let i=Math.max(1,n.length);i<=r.length;i++){let a=r.slice(0,i),l=this.#i(a).indexOf(e);if(l<o.rank&&(o={rank:l,prefix:a}),l<9)return this.#l(a,l,n)}return o.prefix!==""?this.#l(o.prefix,o.rank,n):this.#l("",e,n)}#l(e,n,o){let r=o===""&&(e===""||this.#t.has(e[0]))?"/":"",i="0".repeat(Math.floor(n/9));return`${r}${e}${i}${n%9+1}`}};function Wi({view:t}){let{classes:e,multilabel:n}=t.store.state,o=t.shortcuts.value.singleKey,r=n.value,i=r?"choose that label, or drop it":"choose that label",a=e.value.some(d=>d.key!==null),l=[o?[a?"key on the button":"1 – 9",i]:["letters, digit",`find a label, ${r?"choose or drop it":"choose it"}; e.g. t then 1`],...o?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...r?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",o?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],...o&&t.shortcuts.value.classOfKey("n")===void 0?[["n","write a note on the example"]]:[],["+","add a class"],["F2","rename or merge classes"],["?","these keys"],["Esc","close, then leave the desk"]];return u("section",{class:"panel help","aria-label":"keys",children:[u("dl",{children:l.map(([d,g])=>u("div",{children:[u("dt",{children:u("kbd",{children:d})}),u("dd",{children:g})]},d))}),u("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function yn(t){let e=le(null);return ye(()=>e.current?.focus(),[]),u("form",{class:t.panel,onSubmit:n=>{n.preventDefault();let o=e.current?.getRootNode()?.host;t.submit(e.current?.value??""),t.view.panel.peek()!==t.panel&&o?.focus({preventScroll:!0})},children:u("input",{ref:e,...t.children})})}function Vi({view:t}){return t.panel.value!=="note"?null:u(yn,{view:t,panel:"note",submit:e=>t.writeNote(e),children:{"data-al":"note-input","aria-label":"note on this example",placeholder:"a note on this example, then Enter; empty removes it",maxLength:1e4,defaultValue:t.store.state.note.peek()}})}function ji({view:t}){return u(be,{hook:"note",pressed:t.panel.value==="note",press:()=>t.togglePanel("note"),children:[u("span",{"aria-hidden":"true",children:"✎"})," note"]})}function Yi({view:t}){let{store:e}=t,n=e.state.status.value?.notice??null,o=t.problem.value;return u("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[o!==null&&u("p",{class:"notice warning",children:[u("span",{children:o}),u(Gi,{press:()=>t.dismissProblem()})]}),e.state.refusals.value.map(r=>u("p",{class:"notice error","data-al":"refusal",children:[u("span",{children:r.text}),u(Gi,{press:()=>e.dismissRefusal(r.id)})]},r.id)),n!==null&&u("p",{class:`notice ${n.level} ${n.action===null?"":"offer"}`,"data-al":"notice",children:[u("span",{children:n.text}),n.action==="restore"&&u(Ql,{store:e})]})]})}function Ql({store:t}){let{connected:e,restoring:n}=t.state;return u("button",{type:"button",class:"action","data-al":"restore-store",disabled:!e.value||n.value,onClick:()=>t.restoreStore(),children:n.value?"Writing …":"Write the labels to the file again"})}function Gi({press:t}){return u("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function Xi({store:t}){if(t.state.connected.value)return null;let e=t.state.pending.value,n="Restart the kernel and run the cell again",o=`The kernel stopped. Everything is saved. ${n} to go on.`;return t.state.status.value?.store===null?o=`The kernel stopped, and with it went the labels, which were kept in memory only. ${n} to start anew; pass store= to keep them.`:e===1?o=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(o=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),u("p",{class:"banner",role:"alert","data-al":"kernel",children:o})}function Zi({store:t}){let e=t.state.status.value,n=t.state.totals.value,o=t.state.labelsPerMinute.value,r=n?.labels??0,i=e?.budget??(n===null?null:n.labels+n.left),a=i===null||i<=0?0:Math.min(1,r/i),l=[];n===null?l.push("connecting to the kernel…"):l.push(i===null?j(r,"label"):`${r} of ${j(i,"label")}`),o!==null&&l.push(`${o} a minute`),e!==null&&e.cost!==null&&n!==null&&l.push(li(e.cost*r));let d=e?.version??0,g=d>0?`model ${d} on ${j(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:h,share:y,left:T}=e.busy;g+=`, ${h}${y===null?"…":` ${ie(y)}`}${cn(T)}`}return e!==null&&l.push(g),u("div",{class:"progress","data-al":"progress","data-labels":r,"data-version":d,children:[u("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":i??0,"aria-valuenow":r,children:u("div",{class:"bar-done",style:{transform:`scaleX(${a})`}})}),u("div",{class:"line",title:l.join(" · "),children:l.join(" · ")})]})}var eu=.2;function tu(t){let e=t.filter(([,r])=>r>.5).map(([r,i])=>`${r} (${ie(i)})`),[n,o]=t.reduce((r,i)=>Math.abs(i[1]-.5)<Math.abs(r[1]-.5)?i:r);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${ie(o)}).`}function nu(t,e){let[n,o]=t;if(n===void 0)return"Chosen to cover the pool; no model yet.";if(e)return tu(t);if(o===void 0)return`The model's best guess is ${n[0]} (${ie(n[1])}).`;let[r,i]=[n,o].map(([a,l])=>`${a} (${ie(l)})`);return n[1]-o[1]<eu?`The model hesitates between ${r} and ${i}.`:`The model's best guess is ${r}, then ${i}.`}function Ji({view:t}){if(!t.showsReason.value)return null;let{card:e,former:n,multilabel:o}=t.store.state,r=e.value;return u("p",{class:"why quiet","data-al":"reason",children:r===null?"":nu(qt(r.card.top,n.value),o.value)})}var ou=160,Qi=({card:t})=>Fi(t).slice(0,ou),es=({value:t},e)=>{if(t===null)return"skipped";let n=[Ze(t,e.store.state.former.value)].flat();return n.length===0?"none of these":n.join(", ")};function ts({view:t}){t.store.state.historyRevision.value;let e=t.store.latestDecisions();return u("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&u("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>u("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.reset()},children:[u("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:es(n,t)}),u("span",{class:"words",dir:"auto",children:Qi(n)})]},n.card.key))]})}function ns({view:t}){let{card:e,multilabel:n,recentLabels:o}=t.store.state,r=o.value;return e.value?.origin==="review"?u("div",{class:"last line","data-al":"reviewing",children:u("span",{class:"quiet",children:n.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):u("div",{class:"last line","data-al":"last",children:[u("span",{class:"quiet",children:"last:"}),r.length===0&&u("span",{class:"quiet",children:"nothing yet"}),r.map(i=>u("button",{type:"button","data-key":i.card.key,title:`review: ${Qi(i)}`,dir:"auto",onClick:()=>{t.store.review(i)&&t.reset()},children:u("span",{class:"name",children:es(i,t)})},i.card.key))]})}var ru={audit:"random audit label",stratified:"stratified audit label",test:"test example"};function iu(t,e){let[n="",o]=e.split(" and ");return`from ${j(t,ru[n]??"label")}${o===void 0?"":" and the model"}`}function os({store:t}){let e=t.state.population.value;return u("section",{class:"panel shares","aria-label":"share of each class in the pool","aria-live":"polite","data-al":"population",children:[e===null&&u("p",{class:"quiet",children:"Working out the share of each class in the pool…"}),e?.why&&u("p",{children:e.why}),e!==null&&e.why===null&&u(ne,{children:[u("p",{class:"quiet",children:["share of each class in the whole pool, 95 % intervals, ",iu(e.n,e.method)]}),u("dl",{children:e.shares.map(([n,o,r,i])=>u("div",{"data-class":n,children:[u("dt",{dir:"auto",children:n}),u("dd",{children:[u("span",{class:"track","aria-hidden":"true",children:[u("span",{class:"range",style:{insetInlineStart:`${100*r}%`,inlineSize:`${100*(i-r)}%`}}),u("span",{class:"mark",style:{insetInlineStart:`${100*o}%`}})]}),u("span",{class:"figure",children:[ie(o)," [",ie(r),", ",ie(i),"]"]})]})]},n))})]})]})}function rs({view:t}){let{store:e}=t,n=t.panel.value;return u("div",{class:"tools",children:[u("button",{type:"button","data-al":"undo","aria-disabled":!e.state.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[u("span",{"aria-hidden":"true",children:"↶"})," undo"]}),u("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[u("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),u(be,{hook:"review",pressed:n==="review",press:()=>t.togglePanel("review"),children:"review"}),u(be,{hook:"why",pressed:t.showsReason.value,press:()=>t.toggleReason(),children:"why"}),u(be,{hook:"suggest",pressed:t.suggests.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?u(au,{view:t}):u("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.togglePanel("add"),children:[u("span",{"aria-hidden":"true",children:"+"})," class"]}),u(be,{hook:"rename-class",title:"rename or merge classes (F2)",pressed:n==="classes",press:()=>t.togglePanel("classes"),children:"rename"}),u(be,{hook:"help",pressed:n==="help",press:()=>t.togglePanel("help"),children:[u("span",{"aria-hidden":"true",children:"?"})," keys"]}),u(su,{store:e})]})}function su({store:t}){let e=t.state.pending.value;return u("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function au({view:t}){return u(yn,{view:t,panel:"add",submit:e=>t.addClass(e),children:{"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200}})}function is({view:t}){let{store:e}=t;return u(lu,{view:t,children:[u(Zi,{store:e}),u("div",{class:"stage",children:[u(Ui,{store:e}),u(uu,{view:t}),u(Xi,{store:e})]}),u(qi,{view:t}),u(Ki,{view:t}),u(Hi,{view:t}),u($i,{view:t}),u(rs,{view:t}),u(Ji,{view:t}),u("div",{class:"looking-back",children:[u(ns,{view:t}),u(ji,{view:t})]}),u(Vi,{view:t}),u(ci,{view:t}),u(Yi,{view:t})]})}function lu({view:t,children:e}){let{connected:n,status:o}=t.store.state;return u("section",{class:n.value?"desk":"desk frozen","data-al":"desk","data-phase":o.value?.phase??"seed","aria-label":"labeling desk",children:e})}function uu({view:t}){let e=t.panel.value;return e==="review"?u(ts,{view:t}):e==="classes"?u(Bi,{view:t}):e==="shares"?u(os,{store:t.store}):e==="help"?u(Wi,{view:t}):null}var pu={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]},ss={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),F2:t=>t.togglePanel("classes"),Enter:t=>{t.filter.peek().open?us(t,1):t.store.state.multilabel.peek()&&t.confirm()}};function ls(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||as(t))return;cs(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){gu(t,e,n);return}if(t.stopPropagation(),as(t))return;if(_u(t)){t.repeat&&t.preventDefault();return}let o=pu[t.key];if(o!==void 0){t.preventDefault(),n.scroll(...o);return}if(t.key.length>1&&!(t.key in ss))return;t.preventDefault();let r=ss[t.key];if(t.key==="Backspace"&&e.filter.peek().open)mu(e);else{if(t.repeat)return;r!==void 0?r(e):hu(t.key,e)}}function hu(t,e){let n=e.filter.peek(),o=e.shortcuts.peek();if(!n.open){let r=o.classOfKey(t);if(r!==void 0){e.press(r);return}}if(t==="?")e.togglePanel("help");else if(t==="+")e.togglePanel("add");else{if(e.store.state.card.peek()===null)return;if(o.singleKey)nt(t)==="n"&&e.togglePanel("note");else if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let r=Math.ceil(o.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<r?n.page+1:0})}else/^[1-9]$/.test(t)?us(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function us(t,e){let n=t.filter.peek(),o=t.shortcuts.peek(),r;n.open?r=o.classOfDigit(n,e):o.singleKey||(r=t.suggestions.peek()[e-1]?.[0]),r!==void 0&&t.press(r)}function mu(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:Ke}function gu(t,e,n){if(e.filter.peek().open)e.filter.value=Ke;else if(e.edit.peek()!==null)e.editClass(null),n.focusDesk();else if(e.panel.peek()!=="none")e.panel.value="none",n.focusDesk();else{n.leaveDesk();return}cs(t)}function cs(t){t.preventDefault(),t.stopPropagation()}var ds=t=>t.composedPath()[0],as=t=>{let e=ds(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement};function _u(t){let e=ds(t);return t.key==="Enter"&&e instanceof HTMLAnchorElement?!0:t.key!=="Enter"&&t.key!==" "?!1:e instanceof HTMLButtonElement||e?.localName==="summary"}var fs={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};var ps=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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
`;var yu=5,hs=t=>`al_widget:${t}:suggest`,bn=class{filter=C(Ke);panel=C("none");showsReason=C(!1);suggests=C(!1);edit=C(null);problem=C(null);shortcuts;hints;suggestions;store;#e;#n=!1;constructor(e,n){this.store=e,this.#e=n;let{card:o,classes:r,former:i}=e.state;this.shortcuts=V(()=>new _n(r.value)),this.hints=V(()=>{let a=this.shortcuts.value.hints(this.filter.value);return new Map(r.value.map((l,d)=>[l.name,a[d]]))}),this.suggestions=V(()=>{if(!this.suggests.value)return[];let a=new Set(r.value.map(l=>l.name));return qt(o.value?.card.top??[],i.value).filter(([l])=>a.has(l)).slice(0,yu)})}readPreferences(e){this.#n||(this.#n=!0,this.suggests.value=this.#e.get(hs(e))==="on")}press(e){if(this.#o())return;let{multilabel:n}=this.store.state;(n.peek()?this.store.toggle(e):this.store.label(e))&&this.reset()}confirm(){this.#o()||this.store.labelSelected()&&this.reset()}skip(){this.#o()||this.store.skip()&&this.reset()}undo(){this.store.undo(),this.reset()}reset(){this.filter.peek()!==Ke&&(this.filter.value=Ke),this.panel.peek()!=="none"&&(this.panel.value="none"),this.edit.value=null}togglePanel(e){this.problem.value=null,this.edit.value=null,this.panel.value=this.panel.peek()===e?"none":e,this.panel.peek()==="shares"&&this.store.askPopulation(),this.panel.peek()==="classes"&&this.store.askCounts()}toggleReason(){this.showsReason.value=!this.showsReason.peek()}toggleSuggestions(){this.suggests.value=!this.suggests.peek();let e=this.store.state.status.peek()?.desk;e!==void 0&&this.#e.set(hs(e),this.suggests.peek()?"on":"off")}writeNote(e){this.store.note(e)&&(this.panel.value="none")}dismissProblem(){this.problem.value=null}addClass(e){let n=this.shortcuts.peek().singleKey;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.shortcuts.peek().singleKey&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}editClass(e){this.problem.value=null,this.edit.value=e===null?null:{name:e,into:null}}submitName(e){let n=this.edit.peek();if(n===null)return;let{classes:o,connected:r}=this.store.state,i=e.trim().replace(/\s+/g," "),a=g=>g!==n.name&&g.toLowerCase()===i.toLowerCase(),d=(o.peek().find(g=>g.name===i&&g.name!==n.name)??o.peek().find(g=>a(g.name)))?.name??null;this.problem.value=null,r.peek()?i===""?this.problem.value="Type a name first.":d===null?this.#t(n.name,i):o.peek().length<3?this.problem.value=`Merging “${n.name}” into “${d}” would leave one class. Add another class first.`:this.edit.value={name:n.name,into:d}:this.problem.value="The kernel stopped: classes can be renamed once it runs again."}confirmMerge(){let e=this.edit.peek();e?.into&&this.#t(e.name,e.into)}#t(e,n){this.store.renameClass(e,n),this.edit.value=null}#o(){let e=["help","review","shares","classes"].includes(this.panel.peek());return e&&this.reset(),e}};var Oo="data-lm-suppress-shortcuts",bu=40,ku=.9;function ms(t,e){let n=new bn(e,fs),o=new AbortController;t.tabIndex=0,t.setAttribute(Oo,"true");let r=t.shadowRoot??t.attachShadow({mode:"open"}),i=document.createElement("style");i.textContent=ps;let a=document.createElement("div");r.replaceChildren(i,a),ho(u(is,{view:n}),a),wu(t,r,n,o.signal),Su(t,r,o.signal);let l=ai(t,e),d=fe(()=>{let g=e.state.status.value?.desk;g!==void 0&&n.readPreferences(g)});return()=>{o.abort(),d(),l(),ho(null,a)}}function wu(t,e,n,o){let r={scroll:(l,d)=>{let g=e.querySelector(".panel")??e.querySelector(".card");if(g===null)return;let h={line:bu,page:g.clientHeight*ku,end:g.scrollHeight}[l];g.scrollTop+=h*d},focusDesk:()=>t.focus({preventScroll:!0}),leaveDesk:()=>{e.activeElement?.blur(),t.blur()}},i=l=>{l?t.setAttribute(Oo,"true"):t.removeAttribute(Oo)},a=l=>l.ctrlKey||l.metaKey||l.altKey;t.addEventListener("keydown",l=>i(!a(l)),{signal:o,capture:!0}),t.addEventListener("keyup",l=>i(!a(l)),{signal:o,capture:!0}),t.addEventListener("focusout",()=>i(!0),{signal:o}),t.addEventListener("keydown",l=>ls(l,n,r),{signal:o})}function Su(t,e,n){e.addEventListener("mousedown",o=>{o.target.closest("button")!==null&&(o.preventDefault(),t.focus({preventScroll:!0}))},{signal:n}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!n.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:n})}function kn(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function gs(t,e=document){let n=kn(e),o=()=>{kn(e)!==n&&(n=!n,t(n))},r=new MutationObserver(o);r.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let i=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return i?.addEventListener?.("change",o),()=>{r.disconnect(),i?.removeEventListener?.("change",o)}}var Eu=new Set(["dead","restarting","autorestarting","terminating"]),Tu=12;function xu(){let t=crypto.getRandomValues(new Uint8Array(Tu));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Au={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function Cu(){try{return window.sessionStorage}catch{return Au}}function Ru(t){let e=new Qt({client:xu(),send:y=>t.send(y),storage:Cu(),now:()=>performance.now(),setTimer:(y,T)=>{let p=setTimeout(y,T);return()=>clearTimeout(p)},dark:kn}),n=y=>e.receive(y),o=()=>e.receiveStatus(t.get("status")),r=()=>{let y=t.comm_live;typeof y=="boolean"?e.setConnected(y):e.connectionChanged()},i=()=>e.setConnected(!1),a=(y,T)=>{Eu.has(T)&&e.setConnected(!1)},l=y=>{e.undelivered>0&&y.preventDefault()},d=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",o),t.on("comm_live_update",r),t.on("comm:close",i),d?.statusChanged?.connect?.(a),window.addEventListener("beforeunload",l);let g=gs(y=>e.themeChanged(y));o(),e.start();let h=!1;return{store:e,close:()=>{h||(h=!0,t.off("msg:custom",n),t.off("change:status",o),t.off("comm_live_update",r),t.off("comm:close",i),d?.statusChanged?.disconnect?.(a),window.removeEventListener("beforeunload",l),g(),e.close())}}}var wf=()=>{let t=null,e=n=>(t??=Ru(n),t);return{initialize({model:n,signal:o}){let{close:r}=e(n);return o?.addEventListener("abort",r),r},render({model:n,el:o,signal:r}){let i=ms(o,e(n).store);return r?.addEventListener("abort",i),i}}};export{wf as default};
