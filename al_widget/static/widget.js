/* al_widget bundle dd702afbe6de450d4fb0aca619e07f9e0d0ecc252682803a64b9dc503e27c87d */
var Ds=Symbol.for("preact-signals");function Pt(){if(ve>1)ve--;else{var t,e=!1;for((function(){var r=Mt;for(Mt=void 0;r!==void 0;){var i=r.S;if(i.v===r.v)for(var a=i.t;a!==void 0;a=a.x)a.i===r.i&&(a.i=i.i);r=r.o}})();at!==void 0;){var n=at;for(at=void 0,Nt++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Jo(n))try{n.c()}catch(r){e||(t=r,e=!0)}n=o}}if(Nt=0,ve--,e)throw t}}function ye(t){if(ve>0)return t();Fn=++Ps,ve++;try{return t()}finally{Pt()}}var st,O=void 0;function lt(t){var e=O,n=st;O=void 0,st=void 0;try{return t()}finally{O=e,st=n}}var at=void 0,ve=0,Nt=0,Ps=0,Fn=0,Mt=void 0,Dt=0;function Zo(t){if(O!==void 0){var e=t.n;if(e===void 0||e.t!==O)return e={i:0,S:t,p:O.s,n:void 0,t:O,e:void 0,x:void 0,r:e},O.s!==void 0&&(O.s.n=e),O.s=e,t.n=e,32&O.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=O.s,e.n=void 0,O.s.n=e,O.s=e),e}}function j(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}j.prototype.brand=Ds;j.prototype.h=function(){return!0};j.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:lt(function(){var o;(o=e.W)==null||o.call(e)}))};j.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,o=t.x;n!==void 0&&(n.x=o,t.e=void 0),o!==void 0&&(o.e=n,t.x=void 0),t===this.t&&(this.t=o,o===void 0&&lt(function(){var r;(r=e.Z)==null||r.call(e)}))}};j.prototype.subscribe=function(t){var e=this;return le(function(){var n=e.value;lt(function(){return t(n)})},{name:"sub"})};j.prototype.valueOf=function(){return this.value};j.prototype.toString=function(){return this.value+""};j.prototype.toJSON=function(){return this.value};j.prototype.peek=function(){var t=this;return lt(function(){return t.value})};Object.defineProperty(j.prototype,"value",{get:function(){var t=Zo(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(Nt>100)throw new Error("Cycle detected");(function(n){ve!==0&&Nt===0&&n.l!==Fn&&(n.l=Fn,Mt={S:n,v:n.v,i:n.i,o:Mt})})(this),this.v=t,this.i++,Dt++,ve++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{Pt()}}}});function L(t,e){return new j(t,e)}function Jo(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function Qo(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function er(t){for(var e=t.s,n=void 0;e!==void 0;){var o=e.p;e.i===-1?(e.S.U(e),o!==void 0&&(o.n=e.n),e.n!==void 0&&(e.n.p=o)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=o}t.s=n}function De(t,e){j.call(this,void 0,e),this.x=t,this.s=void 0,this.g=Dt-1,this.f=4}De.prototype=new j;De.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Dt))return!0;if(this.g=Dt,this.f|=1,this.i>0&&!Jo(this))return this.f&=-2,!0;var t=O;try{Qo(this),O=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return O=t,er(this),this.f&=-2,!0};De.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}j.prototype.S.call(this,t)};De.prototype.U=function(t){if(this.t!==void 0&&(j.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};De.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(De.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=Zo(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function J(t,e){return new De(t,e)}function tr(t){var e=t.j;if(t.j=void 0,typeof e=="function"){ve++;var n=O;O=void 0;try{e()}catch(o){throw t.f&=-2,t.f|=8,Un(t),o}finally{O=n,Pt()}}}function Un(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,tr(t)}function Is(t){if(O!==this)throw new Error("Out-of-order effect");er(this),O=t,this.f&=-2;try{8&this.f&&Un(this)}finally{Pt()}}function We(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,st&&st.push(this)}We.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};We.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,tr(this),Qo(this),ve++;var t=O;return O=this,Is.bind(this,t)};We.prototype.N=function(){2&this.f||(this.f|=2,this.u=at,at=this)};We.prototype.d=function(){this.f|=8,1&this.f||Un(this)};We.prototype.dispose=function(){this.d()};function le(t,e){var n=new We(t,e);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.dispose]=o,o}var zs=["__proto__","constructor","prototype"],be=t=>typeof t=="object"&&t!==null&&!Array.isArray(t)&&!zs.some(e=>Object.hasOwn(t,e)),zt=(t,e)=>typeof t=="string"&&t.length<=e,$n=t=>zt(t,1e8),B=t=>zt(t,1e4),nr=t=>zt(t,64)&&t!=="",qn=t=>typeof t=="number"&&Number.isFinite(t),oe=t=>Number.isSafeInteger(t)&&t>=0,Pe=(t,e)=>Array.isArray(t)&&t.length<=1e5&&t.every(e),Kn=t=>Pe(t,B),Fs=t=>e=>Array.isArray(e)&&e.length===2&&B(e[0])&&t(e[1]),Us=t=>Pe(t,Fs(qn)),Hs=t=>Pe(t,$s),$s=t=>Array.isArray(t)&&t.length===2&&t.every($n),Hn=(t,e)=>qn(t)?t:e,It=(t,e)=>oe(t)?t:e,or={text:{text:$n},row:{fields:Hs},html:{html:$n}},Ks=["seed","ready","training","done","failed"],qs=["error","warning","info"],jn=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),Bn=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(o=>({seq:o.seq,do:o.do,key:o.key,value:o.value,ms:o.ms}))}),ir=(t,e,n)=>({kind:"recall",client:t,before:e,n}),sr=t=>({kind:"theme",dark:t}),ar=t=>({kind:"restore",client:t}),lr=t=>/^c-[0-9A-Za-z-]{1,62}$/.test(t),Wn=t=>B(t)||Kn(t);function cr(t){if(!be(t)||!B(t.key)||!B(t.name)||typeof t.again!="boolean"||!Us(t.top)||t.note!==void 0&&!B(t.note)||!B(t.kind)||!Object.hasOwn(or,t.kind))return!1;let e=or[t.kind];return Object.entries(e).every(([n,o])=>o(t[n]))}var js=t=>be(t)&&oe(t.seq)&&B(t.why),Bs=t=>be(t)&&oe(t.at)&&(t.do==="label"||t.do==="skip")&&(t.value===null||Wn(t.value))&&cr(t.card),rr={ack:{client:nr,upto:oe,refused:t=>Pe(t,js),done:Kn,open:Kn,labels:oe,left:oe},batch:{rev:oe,version:oe,append:t=>typeof t=="boolean",cards:t=>Pe(t,cr)},past:{client:nr,more:t=>typeof t=="boolean",items:t=>Pe(t,Bs)}};function ur(t){if(!be(t)||!B(t.kind)||!Object.hasOwn(rr,t.kind))return null;let e=rr[t.kind];return Object.entries(e).every(([o,r])=>r(t[o]))?t:null}function fr(t){if(!be(t)||!oe(t.rev)||!zt(t.desk,64)||!B(t.phase)||!Ks.includes(t.phase)||!Pe(t.classes,Ws))return null;let{busy:e,accuracy:n,notice:o}=t;return{rev:t.rev,protocol:It(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(({name:r,key:i})=>({name:r,key:Gs(i)?i:null})),version:It(t.version,0),trained:It(t.trained,0),busy:be(e)&&B(e.what)?{what:e.what,share:Hn(e.share,null)}:null,accuracy:Vs(n)?n:null,target:Hn(t.target,null),budget:It(t.budget,null),cost:Hn(t.cost,null),advice:B(t.advice)?t.advice:"",notice:be(o)&&B(o.text)?Ys(o,o.text):null,store:B(t.store)?t.store:null}}var Ws=t=>be(t)&&B(t.name),Gs=t=>B(t)&&[...t].length===1,Vs=t=>be(t)&&[t.value,t.low,t.high,t.n].every(qn)&&B(t.method),Ys=({level:t,action:e},n)=>({level:B(t)&&qs.includes(t)?t:"info",text:n,action:e==="restore"?e:null});var dr=2e3,Xs=2e4,Zs=200,pr=(t,e)=>t.seq-e.seq,ct=class{client;#e;#n;#t=dr;#o=0;#r=0;#s=0;constructor(e,n){this.client=e,this.#e=n?[...n.events].sort(pr):[],this.#n=(this.#e.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#e}get base(){return this.#e[0]?.seq??this.#n}get unacknowledged(){return{base:this.base,events:this.#e}}add(e,n){this.#e.length===0&&(this.#o=n);let o={seq:this.#n++,...e};return this.#e.push(o),Bn(this.client,this.base,[o])}merge(e){for(let n of[...e.events].sort(pr))n.seq<this.#n||(this.#e.push(n),this.#n=n.seq+1)}acknowledge(e,n){let o=this.#e.findIndex(a=>a.seq>e),r=this.#e.splice(0,o===-1?this.#e.length:o);if(r.length===0)return{acknowledged:r,nextPart:null};this.#t=dr,this.#o=n;let i=this.base>this.#r&&this.base<=this.#s;return{acknowledged:r,nextPart:i?this.#i():null}}get resendAt(){return this.#e.length===0?null:this.#o+this.#t}resendIfDue(e){return this.resendAt===null||e<this.resendAt?null:(this.#t=Math.min(this.#t*2,Xs),this.resend(e))}resend(e){return this.#e.length===0?null:(this.#o=e,this.#s=this.#e.at(-1).seq,this.#i())}#i(){let e=this.#e.slice(0,Zs);return this.#r=e.at(-1).seq,Bn(this.client,this.base,e)}};var Gn=t=>`al_widget:${t}`;function Js(t){let e=t;return typeof e=="object"&&e!==null&&oe(e.seq)&&["label","skip","undo","class","note"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||Wn(e.value))&&oe(e.ms)}var Ft=class{#e;#n=!1;constructor(e){this.#e=e}get failed(){return this.#n}read(e){try{let n=JSON.parse(this.#e.getItem(Gn(e))??"{}");if(typeof n!="object"||n===null)return{};let o=Object.entries(n).filter(([r,i])=>lr(r)&&oe(i?.base)&&Array.isArray(i?.events)&&i.events.every(Js));return Object.fromEntries(o)}catch{return{}}}write(e,n,o){let r=this.read(e);if(o.events.length>0)r[n]=o;else if(n in r)delete r[n];else return;this.#t(e,r)}removeAcknowledged(e,n,o){let r=this.read(e),i=r[n];if(i===void 0)return;let a=i.events.filter(c=>c.seq>o);a.length>0?r[n]={base:a[0].seq,events:a}:delete r[n],this.#t(e,r)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(Gn(e),JSON.stringify(n)):this.#e.removeItem(Gn(e))}catch{this.#n=!0}}};var Ut=class{#e;#n;#t;#o=new Map;#r;#s=null;#i=null;#a=!1;constructor(e,n,o,r){this.#e=o,this.#n=r,this.#t=new ct(e),this.#r=new Ft(n)}get pending(){return this.#l.reduce((e,n)=>e+n.pending.length,0)}get undelivered(){return this.#s===null||this.#r.failed?this.#t.pending.length:this.#r.read(this.#s)[this.#t.client]?.events.length??0}get hasInherited(){return this.#o.size>0}enqueue(e){return this.#t.add(e,this.#e.now())}persist(){this.#s!==null&&this.#r.write(this.#s,this.#t.client,this.#t.unacknowledged)}send(e){this.#n(e),this.#c()}pendingOn(e){for(let n of this.#l){let o=n.pending.findLast(({do:r,key:i})=>i===e&&r!=="note");if(o!==void 0)return o}}openDesk(e){this.#s!==e&&(this.#s=e,this.persist());let n=[];for(let[o,r]of Object.entries(this.#r.read(e)))o!==this.#t.client&&n.push(...this.#d(o,r));return this.#c(),n}acknowledge(e){let n=e.client===this.#t.client?this.#t:this.#o.get(e.client);if(n===void 0)return[];let o=e.upto,{acknowledged:r,nextPart:i}=n.acknowledge(o,this.#e.now());return r.length>0&&(n===this.#t?this.persist():this.#s!==null&&this.#r.removeAcknowledged(this.#s,n.client,o),n.pending.length===0&&this.#o.delete(n.client)),i!==null&&this.#n(i),this.#c(),r}resendAll(){for(let e of[...this.#o.values(),this.#t])this.#u(e);this.#c()}close(){this.#a=!0,this.#i?.cancel(),this.#i=null}get#l(){return[this.#t,...this.#o.values()]}#d(e,n){let o=this.#o.get(e);if(o!==void 0&&o.merge(n),o!==void 0||n.events.length===0)return[];let r=new ct(e,n);return this.#o.set(e,r),this.#u(r),r.pending}#u(e){let n=e.resend(this.#e.now());n!==null&&this.#n(n)}#c(){let e=this.#l.map(r=>r.resendAt).filter(r=>r!==null);if(this.#a||e.length===0)return;let n=Math.min(...e);if(this.#i!==null&&this.#i.at<=n)return;this.#i?.cancel();let o=this.#e.setTimer(()=>{this.#i=null;for(let r of this.#l){let i=r.resendIfDue(this.#e.now());i!==null&&this.#n(i)}this.#c()},Math.max(0,n-this.#e.now()));this.#i={at:n,cancel:o}}};var Ht=class{#e;#n;#t=1e3;#o=null;#r=null;#s=!1;constructor(e,n){this.#e=e,this.#n=n}start(){this.#s=!0,this.#t=1e3,this.#r=null,this.#i()}startIfNeeded(){this.#s&&this.#o===null&&this.#n.isNeeded()&&this.start()}answered(){this.#r=null,this.#n.silenceChanged(!1)}close(){this.#o?.(),this.#o=null}#i(){this.close();let e=this.#e.now();this.#r??=e;let n=this.#r+2e4-e;this.#o=this.#e.setTimer(()=>this.#a(),n>0?Math.min(this.#t,n):this.#t),this.#n.sendHello()}#a(){this.#o=null;let e=this.#r;e!==null&&this.#e.now()-e>=2e4&&this.#n.silenceChanged(!0),this.#n.isNeeded()&&(this.#t=Math.min(this.#t*2,15e3),this.#i())}};var Qs=(t,e)=>t===e||Array.isArray(t)&&Array.isArray(e)&&JSON.stringify(t)===JSON.stringify(e),$t=class{#e=[];#n=new Set;#t=!0;#o=null;get entries(){return this.#e}get lowestLoaded(){return this.#o}get isShort(){return this.#t&&this.#e.length<8}push(e){this.#e.push({at:null,...e})}pop(){return this.#e.pop()}answerOf(e){return this.#e.findLast(n=>n.card.key===e)?.value??null}remove(e){let n=this.#e.findLastIndex(o=>o.card.key===e);n>=0&&this.#e.splice(n,1)}newest(e,n){let o=new Map;for(let r=this.#e.length-1;r>=0&&o.size<e;r--){let i=this.#e[r];n(i)&&!o.has(i.card.key)&&o.set(i.card.key,i)}return[...o.values()]}merge(e,n){this.#t=e.more&&e.items.length>0;for(let o of[...e.items].sort((r,i)=>i.at-r.at)){if(this.#n.has(o.at))continue;this.#n.add(o.at),this.#o=Math.min(this.#o??o.at,o.at);let r=this.#e.findLast(i=>i.at===null&&i.card.key===o.card.key&&i.do===o.do&&Qs(i.value,o.value));r!==void 0?r.at=o.at:n(o.card.key)||this.#r(o)}}#r(e){let n=this.#e.findIndex(o=>o.at===null||o.at>e.at);this.#e.splice(n<0?this.#e.length:n,0,{at:e.at,do:e.do,value:e.value,card:e.card})}};var Kt=class{#e;#n;#t;#o=null;#r=null;constructor(e,n,o){this.#e=e,this.#n=n,this.#t=o}loadIfShort(){if(!this.#e.isShort)return;let e=this.#o;e!==null&&this.#n.now()-e<5e3||this.#s(this.#e.lowestLoaded)}loadNewest(){this.#s(null)}loadNewestSoon(){this.#r?.(),this.#r=this.#n.setTimer(()=>{this.#r=null,this.#s(null)},300)}answered(){this.#o=null}close(){this.#r?.()}#s(e){this.#o=this.#n.now(),this.#t(e,16)}};var qt=class{#e;#n;#t=[];#o=null;constructor(e,n){this.#e=e,this.#n=n}add(){this.#t.push(this.#e.now()),this.#n(this.#r()),this.#s()}removeLast(){this.#t.pop()}close(){this.#o?.()}#r(){let e=this.#e.now(),n=this.#t.findIndex(r=>r>=e-12e4);if(this.#t.splice(0,n===-1?this.#t.length:n),this.#t.length<3)return null;let o=Math.max(e-this.#t[0],15e3);return Math.round(this.#t.length*6e4/o)}#s(){this.#o===null&&(this.#o=this.#e.setTimer(()=>{this.#o=null;let e=this.#r();this.#n(e),e!==null&&this.#s()},5e3))}};var jt=class{shown=null;waiting=[];#e=new Set;#n=new Set;#t=-1;merge(e){if(e.rev<=this.#t)return!1;this.#t=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(o=>o.key));for(let o of e.cards)n.has(o.key)||this.#r(o)||(n.add(o.key),this.waiting.push(o));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,o){let r=this.shown;this.waiting=this.waiting.filter(i=>i.key!==e.key),r!==null&&r.origin!=="review"&&r.card.key!==e.key&&this.waiting.unshift(r.card),this.shown={card:e,origin:n,value:o}}markDecided(e){this.#e.add(e),this.#n.delete(e),this.#o(e)}markSkipped(e){this.#n.add(e),this.#o(e)}reopen(e){this.#e.delete(e),this.#n.delete(e)}#o(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#r(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#n.has(e.key)&&!e.again}};var Bt=new Set,Wt=class{status=L(null);shown=L(null);pending=L(0);totals=L(null);connected=L(!0);restoring=L(!1);kernelSilent=L(!1);refusals=L([]);labelsPerMinute=L(null);recentLabels=L([]);historyRevision=L(0);canUndo=L(!1);everShown=L(!1);unconfirmedClasses=L([]);notes=L(new Map);selection=L(Bt);classes;multilabel=J(()=>this.status.value?.multilabel??!1);finished=J(()=>this.status.value?.phase==="done");card=J(()=>{let e=this.shown.value;return this.finished.value&&e?.origin==="queue"?null:e});selected=J(()=>this.card.value===null?Bt:this.selection.value);note=J(()=>{let e=this.card.value?.card;return e===void 0?"":this.notes.value.get(e.key)??e.note??""});constructor(){let e=[];this.classes=J(()=>{let n=this.status.value?.classes??[],o=new Set(n.map(c=>c.name)),r=this.unconfirmedClasses.value.filter(c=>!o.has(c)),i=[...n,...r.map(c=>({name:c,key:null}))];return i.length===e.length&&i.every((c,_)=>c.name===e[_].name&&c.key===e[_].key)||(e=i),e})}};var ea=50,ta=4,na=3,Gt=class{#e=new Wt;#n;#t=new jt;#o=new $t;#r;#s;#i;#a;#l=0;#d=0;constructor(e){this.#n=e;let{client:n}=e,o=i=>this.#h(i),r=this.#e;this.#i=new Ut(n,e.storage,e,o),this.#r=new Kt(this.#o,e,(i,a)=>o(ir(n,i,a))),this.#s=new qt(e,i=>{r.labelsPerMinute.value=i}),this.#a=new Ht(e,{sendHello:()=>o(jn(n,e.dark())),isNeeded:()=>!r.connected.peek()||this.#t.shown===null&&r.status.peek()?.phase!=="done",silenceChanged:i=>{r.kernelSilent.value=i}})}get state(){return this.#e}get undelivered(){return this.#i.undelivered}start(){this.#a.start()}close(){this.#a.close(),this.#i.close(),this.#s.close(),this.#r.close()}receiveStatus(e){let n=this.#e,o=n.status.peek(),r=fr(e);if(r===null||o!==null&&r.rev<o.rev)return;let i=o?.notice?.action==="restore"&&r.notice?.action!=="restore";ye(()=>{n.status.value=r,n.restoring.value=!1,this.#w(r.classes.map(a=>a.name)),this.#S(this.#i.openDesk(r.desk)),o!==null&&this.#y()}),i&&this.#i.resendAll(),this.#a.startIfNeeded()}receive(e){let n=ur(e);n!==null&&(ye(()=>{this.#y(),n.kind==="ack"?this.#b(n):n.kind==="batch"?this.#t.merge(n)&&this.#f():n.client===this.#n.client&&(this.#r.answered(),this.#o.merge(n,o=>this.#i.pendingOn(o)?.do==="undo"),this.#p())}),this.#a.startIfNeeded())}setConnected(e){e!==this.#e.connected.peek()&&(this.#e.connected.value=e,e?(this.#a.start(),this.#i.resendAll()):(this.#e.restoring.value=!1,this.#a.startIfNeeded()))}connectionChanged(){let{client:e,dark:n}=this.#n;this.#e.connected.peek()?this.setConnected(!1):this.#h(jn(e,n()))&&this.setConnected(!0)}themeChanged(e){this.#h(sr(e))}label(e){let n=this.#c()?.card;return n===void 0?!1:(this.#u({do:"label",key:n.key,value:e,ms:this.#m()},()=>{this.#t.markDecided(n.key),this.#o.push({do:"label",value:e,card:n}),this.#v()}),!0)}skip(){let e=this.#c();if(e===null)return!1;let{card:n,origin:o}=e;return o==="review"?(ye(()=>{this.#t.next(),this.#f()}),!0):(this.#u({do:"skip",key:n.key,value:null,ms:this.#m()},()=>{this.#t.markSkipped(n.key),this.#o.push({do:"skip",value:null,card:n}),this.#v()}),!0)}undo(){if(!this.#e.connected.peek())return!1;let e=this.#o.pop();if(e===void 0)return this.#g(),!1;let{card:n}=e;return this.#u({do:"undo",key:n.key,value:null,ms:this.#m()},()=>{this.#t.reopen(n.key);let o=this.#o.answerOf(n.key);o!==null&&this.#t.markDecided(n.key);let r=this.#e.multilabel.peek()?e.value:null;this.#t.show(n,o===null?"undo":"review",o??r),this.#s.removeLast(),this.#f(),this.#p()}),this.#g(),!0}note(e){let n=this.#c()?.card;if(n===void 0)return!1;let o=e.trim();return o===this.#e.note.peek()||this.#u({do:"note",key:n.key,value:o,ms:0},()=>this.#_(n.key,o)),!0}addClass(e){let n=this.#e,o=e.trim().replace(/\s+/g," ");if(!n.connected.peek())return"The kernel stopped: classes can be added once it runs again.";if(o==="")return"Type a name first.";let r=n.classes.peek().find(i=>i.name.toLowerCase()===o.toLowerCase());return r!==void 0?`There is already a class “${r.name}”.`:(this.#u({do:"class",key:null,value:o,ms:0},()=>{n.unconfirmedClasses.value=[...n.unconfirmedClasses.peek(),o]}),null)}#u(e,n){let o=this.#i.enqueue(e);this.#i.persist(),ye(()=>{n(),this.#e.pending.value=this.#i.pending}),this.#i.send(o),this.#a.startIfNeeded()}restoreStore(){let{connected:e,restoring:n}=this.#e;!e.peek()||n.peek()||(n.value=this.#h(ar(this.#n.client)))}toggle(e){if(this.#c()===null)return!1;let n=new Set(this.#e.selection.peek());return n.delete(e)||n.add(e),this.#e.selection.value=n,!0}labelSelected(){let e=this.#e.selected.peek(),n=this.#e.classes.peek().map(o=>o.name);return this.label(n.filter(o=>e.has(o)))}review(e){return this.#e.connected.peek()?(ye(()=>{this.#t.show(e.card,"review",e.value),this.#f()}),!0):!1}latestDecisions(){return this.#o.newest(ea,()=>!0)}dismissRefusal(e){let{refusals:n}=this.#e;n.value=n.peek().filter(o=>o.id!==e)}#c(){return this.#e.connected.peek()?this.#e.card.peek():null}#m(){return this.#e.shown.peek()===null?0:Math.max(0,Math.round(this.#n.now()-this.#l))}#v(){this.#t.next(),this.#f(),this.#s.add(),this.#p()}#f(){let e=this.#e,{shown:n}=this.#t;n!==e.shown.peek()&&(e.shown.value=n,e.selection.value=n===null||n.value===null?Bt:new Set([n.value].flat()),this.#l=this.#n.now(),n!==null&&(e.everShown.value=!0))}#p(){let e=this.#e;e.recentLabels.value=this.#o.newest(ta,n=>n.do==="label"),e.historyRevision.value=e.historyRevision.peek()+1,e.canUndo.value=this.#o.entries.length>0}#b(e){let n=this.#e,o=this.#i.hasInherited,r=this.#i.acknowledge(e);for(let{seq:c,why:_}of e.refused){let g=r.find(p=>p.seq===c);g!==void 0&&this.#k(g,_)}let i=c=>this.#i.pendingOn(c)===void 0;for(let c of e.done)i(c)&&this.#t.markDecided(c);for(let c of e.open)i(c)&&this.#t.reopen(c);n.totals.value={labels:e.labels,left:e.left},n.pending.value=this.#i.pending,this.#f();let a=e.client!==this.#n.client&&e.done.length>0;o&&!this.#i.hasInherited?this.#r.loadNewest():a&&!o?this.#r.loadNewestSoon():this.#g()}#k(e,n){let{refusals:o,unconfirmedClasses:r}=this.#e;this.#d+=1;let i={id:this.#d,text:`Not taken: ${n}`};o.value=[...o.peek(),i].slice(-na),e.do==="note"?this.#_(e.key,null):e.do==="class"?r.value=r.peek().filter(a=>a!==e.value):e.do!=="undo"&&e.key!==null&&(this.#o.remove(e.key),this.#o.answerOf(e.key)===null&&this.#t.reopen(e.key),this.#p())}#_(e,n){if(e===null)return;let o=new Map(this.#e.notes.peek());n===null?o.delete(e):o.set(e,n),this.#e.notes.value=o}#w(e){let{unconfirmedClasses:n}=this.#e,o=n.peek().filter(r=>!e.includes(r));o.length<n.peek().length&&(n.value=o)}#S(e){let{classes:n,pending:o,unconfirmedClasses:r}=this.#e;for(let{do:i,key:a,value:c}of e)i==="class"&&typeof c=="string"&&(n.peek().some(g=>g.name===c)||(r.value=[...r.peek(),c])),a!==null&&(i==="note"&&typeof c=="string"?this.#_(a,c):i==="label"?this.#t.markDecided(a):i==="skip"?this.#t.markSkipped(a):i==="undo"&&this.#t.reopen(a));o.value=this.#i.pending}#g(){this.#i.hasInherited||this.#r.loadIfShort()}#y(){this.#a.answered(),this.#e.connected.peek()||this.setConnected(!0)}#h(e){try{return this.#n.send(e),!0}catch{return this.setConnected(!1),!1}}};var T,_r,Xn,Te,Vn,Zt,gr,Yt,vr,Zn,Yn,oa,ft=Symbol.for("pv"),Jt={},Qt=[],ra=/^m(i|n|o|s|text|space)$/,Jn=Array.isArray,Qn=Qt.slice,ze=Object.assign;function Ie(t){t&&t.parentNode&&t.remove()}function yr(t,e,n){var o,r,i,a={},c=arguments.length;for(i in e)i=="key"?o=e[i]:i=="ref"&&typeof t!="function"?r=e[i]:a[i]=e[i];return c>2&&(a.children=c>3?Qn.call(arguments,2):n),ut(t,a,o,r,null)}function ut(t,e,n,o,r){var i={type:t,props:e,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:ft,__v:r||++_r,__i:-1,__u:0};return!r&&T.vnode&&T.vnode(i),i}function ce(t){return t.children}function Ge(t,e){this.props=t,this.context=e,this.__g=0}function Ae(t,e){if(e==null)return t.__&&Ae(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:Ae(t)}function ia(t){var e,n=t.__v,o=n.__e,r=[],i=[],a=t.__P;a&&((e=ze({constructor:ft},n)).__v=n.__v+1,T.vnode&&T.vnode(e),eo(a,e,n,t.__n,a.namespaceURI,32&n.__u?[o]:null,r,o||Ae(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Tr(r,e,i),n.__=n.__e=null,e.__e!=o&&br(e))}function br(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),br(t)}function hr(t){(8&t.__g||(t.__g|=8,Te.push(t),Zt++))&&Vn==T.debounceRendering||((Vn=T.debounceRendering)||queueMicrotask)(kr)}function kr(){try{for(var t,e=1;Te.length;)Te.length>e&&Te.sort(gr),t=Te.shift(),e=Te.length,8&t.__g&&ia(t)}finally{(Zt=Te.length)&&(Vn||queueMicrotask)(kr)}}function wr(t,e,n,o,r,i,a,c,_,g,p){var y,A,d,w,H,E,x=o.__k||Qt,S=e.length;for(_=sa(n,e,x,_,S),y=0;y<S;y++)(d=n.__k[y])!=null&&(A=~d.__i&&x[d.__i]||Jt,d.__i=y,E=eo(t,d,A,r,i,a,c,_,g,p),w=d.__e,(A.ref!=d.ref||8&A.__u)&&(A.ref&&to(A.ref,null,d,A),d.ref&&p.push(d.ref,d.__c||w,d)),H=H||w,4&d.__u?(_=Sr(d,_,t,!A.__v),A.__e&&(A.__e=null)):typeof d.type=="function"&&E!==void 0?_=E:w&&(_=w.nextSibling),d.__u&=-21);return n.__e=H,_}function sa(t,e,n,o,r){var i,a,c,_,g,p,y,A,d,w=n.length,H=w,E=0,x=0,S=t.__k=Array(r);for(i=0;i<r;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=S[i]=ut(null,a):Jn(a)?a=S[i]=ut(ce,{children:a}):a.constructor===ft&&a.__b?a=S[i]=ut(a.type,a.props,a.key,a.ref,a.__v):S[i]=a,_=i+E,a.__=t,a.__b=t.__b+1,c=null,~(g=a.__i=aa(a,n,_,H))&&(H--,(c=n[g])&&(c.__u|=2)),c&&c.__v?(a.__u|=16,g==_-1?E--:g==_+1?E++:g!=_&&(g>_?E--:E++,x=1)):(~g||(r>w?E--:r<w&&E++),typeof a.type!="function"&&(a.__u|=4))):S[i]=null;if(x){for(p=[],y=[],i=0;i<r;i++)if((a=S[i])&&16&a.__u){for(E=0,A=p.length;E<A;)p[d=E+A>>1]<a.__i?E=d+1:A=d;p[E]=a.__i,y[i]=E+1}for(E=p.length;i--;)y[i]&&(y[i]==E?E--:S[i].__u|=4)}if(H)for(i=0;i<w;i++)!(c=n[i])||2&c.__u||(c.__e==o&&(o=Ae(c)),no(c,c));return o}function Sr(t,e,n,o){var r,i,a,c;if(typeof t.type=="function"){if(t.props.__P)return e;if(r=t.__k)for(i=0;i<r.length;i++)r[i]&&(r[i].__=t,e=Sr(r[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=Ae(t))&&!e.parentNode&&(e=null),a=t.__e,c=e;c&&c.nodeType==8;)c=c.nextSibling;for(a!=c&&(!o&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function aa(t,e,n,o){var r,i=t.key,a=t.type,c=e[n],_=c&&!(2&c.__u);if(c===null&&i==null||_&&i==c.key&&a==c.type)return n;if(o>(_?1:0)){for(r=n-1;r>=0;r--)if((c=e[r])&&!(2&c.__u)&&i==c.key&&a==c.type)return r;for(r=n+1;r<e.length;r++)if((c=e[r])&&!(2&c.__u)&&i==c.key&&a==c.type)return r}return-1}function mr(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function Vt(t,e,n,o,r){var i,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof o=="string"&&(t.style.cssText=o=""),o)for(e in o)n&&e in n||mr(t.style,e);if(n)for(e in n)o&&n[e]==o[e]||mr(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof o!="function"&&(o=null),(t.__e||(t.__e={}))[e]=n,n&&o||(a=Yn[e]||(Yn[e]=la(e)),(t.__a||(t.__a={}))[e]=Zn,i=e!=(e=e.replace(vr,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(r=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function la(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[Yt]==null)e[Yt]=Zn++;else if(e[Yt]<this.__a[t])return;return n(T.event?T.event(e):e)}}}function eo(t,e,n,o,r,i,a,c,_,g){var p,y,A,d,w,H,E,x,S,I,R,de,Qe,X,ee,et,re,z,V=e.type;if(e.constructor!==ft)return null;128&n.__u&&(_=32&n.__u,p=n.__c.__z)&&(e.__u|=_,y=i=[],p.nodeType==8?c=Xt(p,i):i.push(p),c=i[0]||c),(p=T.__b)&&p(e);e:if(typeof V=="function"){A=a.length;try{if(x=e.props,S=(p=V.prototype)&&p.render,I=(p=V.contextType)&&o[p.__c],R=p?I?I.props.value:p.__:o,(d=n.__c)?(e.__c=d,2&d.__g&&(d.__g|=1)):(S?e.__c=d=new V(x,R):(e.__c=d=new Ge(x,R),d.constructor=V,d.render=ua),I&&I.sub(d),d.state||(d.state={}),d.__n=o,d.__g|=8,d.__h=[],d.__k=[]),S&&(d.__s||(d.__s=d.state),V.getDerivedStateFromProps&&(d.__s==d.state&&(d.__s=ze({},d.__s)),ze(d.__s,V.getDerivedStateFromProps(x,d.__s)))),w=d.props,H=d.state,d.__v=e,n.__c){if(x!==w&&S&&!V.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(x,R),e.__v==n.__v&&!(8&d.__g)||!(4&d.__g)&&d.shouldComponentUpdate&&d.shouldComponentUpdate(x,d.__s,R)===!1){e.__v!=n.__v&&(d.props=x,d.state=d.__s,d.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(Z){Z&&(Z.__=e)}),Qt.push.apply(d.__h,d.__k),d.__k=[],d.__h.length&&a.push(d),c=Ae(n);break e}d.componentWillUpdate&&d.componentWillUpdate(x,d.__s,R),S&&d.componentDidUpdate&&d.__h.push(function(){d.componentDidUpdate(w,H,E)})}else S&&!V.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),S&&d.componentDidMount&&d.__h.push(d.componentDidMount);d.context=R,d.props=x,d.__P=t,d.__g&=-5,de=T.__r,Qe=S?25:0;do d.__g&=-9,de&&de(e),p=d.render(d.props,d.state=d.__s,d.context);while(8&d.__g&&++Qe<25);S&&(Qt.push.apply(d.__h,d.__k),d.__k=[]),d.state=d.__s,d.getChildContext&&(o=ze({},o,d.getChildContext())),S&&n.__c&&d.getSnapshotBeforeUpdate&&(E=d.getSnapshotBeforeUpdate(w,H)),X=p&&p.type===ce&&p.key==null?p.props.children:p,x.__P&&(p=c,r=(t=x.__P).namespaceURI,_=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(Z){Z&&no(Z,Z)}),n.__k=null),c=n.__k?Ae(n,0):null),c=wr(t,Jn(X)?X:[X],e,n,o,r,i,a,c,_,g),x.__P&&(e.__e=null,c=p),e.__u&=-161,y&&y.some(Ie),d.__h.length&&a.push(d),1&d.__g&&(d.__g&=-4)}catch(Z){if(a.length=A,e.__v=null,_||i)if(Z&&Z.then){if(e.__u|=128|_,i){for(~(re=i.indexOf(c||void 0))||(re=i.length);(z=i[re-1])&&z.nodeType==8;)re--;for(;re<i.length;re++)if(z=i[re])if(i[re]=null,ee){if(z==et)break}else{if(z.nodeType!=8)break;z.data.startsWith("$s")&&(et=Xt(ee=z))}}if(!ee){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;ee=c}(p=Xt(ee=e.__c.__z||(e.__c.__z=ee)))?(e.__e=ee,c=p):e.__e=c,c=c&&c.nextSibling}else i&&i.some(Ie);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),Z&&Z.then||Er(e),T.__e(Z,e,n)}}else c=e.__e=ca(n.__e,e,n,o,r,i,a,_,g,t);return(p=T.diffed)&&p(e),c}function Xt(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Er(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Er))}function Tr(t,e,n){for(var o=0;o<n.length;)to(n[o++],n[o++],n[o++]);T.__c&&T.__c(e,t),t.some(function(r){try{t=r.__h,r.__h=[],t.some(function(i){i.call(r)})}catch(i){T.__e(i,r.__v)}})}function ca(t,e,n,o,r,i,a,c,_,g){var p,y,A,d,w,H,E,x,S=n.props||Jt,I=e.props,R=e.type;if(R=="svg"?r="http://www.w3.org/2000/svg":R=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),i){for(p=0;p<i.length;p++)if((w=i[p])&&(R?w.localName==R:w.nodeType==3)){t=w,i[p]=null;break}}if(!t){if(x=g.ownerDocument||document,!R)return x.createTextNode(I);t=x.createElementNS(r,R,I.is?I:g),c&&(T.__m&&T.__m(e,i),c=!1),i=null}if(R){if(g=R=="template"&&t.content||t,i=R=="textarea"&&I.defaultValue!=null?null:i&&Qn.call(g.childNodes),!c&&i)for(S={},p=0;p<t.attributes.length;p++)S[(w=t.attributes[p]).name]=w.value;for(p in S)w=S[p],p=="dangerouslySetInnerHTML"?A=w:p=="children"||p in I||p=="value"&&"defaultValue"in I||p=="checked"&&"defaultChecked"in I||Vt(t,p,null,w,r);for(p in I)w=I[p],p=="children"?d=w:p=="dangerouslySetInnerHTML"?y=w:p=="value"?H=w:p=="checked"?E=w:c&&typeof w!="function"||S[p]===w||Vt(t,p,w,S[p],r);y?(c||A&&(y.__html==A.__html||y.__html==t.innerHTML)||(t.innerHTML=y.__html),e.__k=[]):(A&&(t.textContent=""),(R=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&ra.test(R))&&(r="http://www.w3.org/1999/xhtml"),wr(g,Jn(d)?d:[d],e,n,o,r,i,a,i?i[0]:n.__k&&Ae(n,0),c,_),i&&i.some(Ie)),c&&R!="textarea"||(p="value",R=="progress"&&H==null?t.removeAttribute(p):H==null||H===t[p]&&(R!="progress"||H)||Vt(t,p,H,S[p],r),p="checked",E!=null&&E!=t[p]&&Vt(t,p,E,S[p],r))}else S===I||c&&t.data==I||(t.data=I);return t}function to(t,e,n,o){try{typeof t=="function"?e?e.__x=t(e)||1:o&&(o=o.__c||o.__e)&&(e=o.__x)&&(o.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(r){T.__e(r,n)}}function no(t,e,n){var o,r,i,a;if(T.unmount&&T.unmount(t),!(o=t.ref)||o.current&&o.current!=t.__e||to(o,null,e,t),o=t.__c){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(c){T.__e(c,e)}o.__P=o.__n=null}if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&no(o[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(o=t.__c)&&(o=o.__z)&&(r=Xt(o,i=[]))&&(o==t.__e&&i.some(Ie),Ie(r),Ie(o)),n||Ie(t.__e),t.__e=t.__c=t.__=null}function ua(t,e,n){return this.constructor(t,n)}function oo(t,e){var n,o,r,i;T.__&&T.__(t,e),e.nodeType==9&&(e=e.documentElement),o=(n=t&&32&t.__u)?null:e.__k,e.__k=ut(ce,{children:[t]}),r=[],i=[],eo(e,e.__k,o||Jt,Jt,e.namespaceURI,o?null:e.firstChild?Qn.call(e.childNodes):null,r,o?o.__e:e.firstChild,n,i),Tr(r,e.__k,i),e.__k.props.children=null}T={__e:function(t,e,n,o){for(var r,i,a;e=e.__;)if((r=e.__c)&&!(1&r.__g)){r.__g|=4;try{if((a=(i=r.constructor)&&i.getDerivedStateFromError)&&r.setState(i.getDerivedStateFromError(t)),r.componentDidCatch&&(r.componentDidCatch(t,o||{}),a=1),a&&8&r.__g)return void(r.__g|=2)}catch(c){t=c}}throw Zt=0,t}},_r=0,Xn=function(t){return t!=null&&t.constructor===ft},Ge.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=ze({},this.state)),typeof t=="function"&&(t=t(ze({},n),this.props)),t&&(ze(n,t),this.__v&&(e&&this.__k.push(e),hr(this)))},Ge.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),hr(this))},Ge.prototype.render=ce,Te=[],Zt=0,gr=function(t,e){return t.__v.__b-e.__v.__b},Yt=Symbol(),vr=/(PointerCapture)$|Capture$/i,Zn=0,Yn={},oa=0;var en,te,ro,Ar,fa=Object.is,io=0,Pr=[],so=[],$=T,xr=$.__b,Cr=$.__r,Rr=$.diffed,Lr=$.__c,Or=$.unmount,Nr=$.__;function Ir(t,e){$.__h&&$.__h(te,t,io||e),io=0;var n=te.__H||(te.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function Ve(t,e){var n=Ir(en++,4);!$.__s&&zr(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,te.__h.push(n))}function xe(t){return io=5,pt(function(){return{current:t}},[])}function pt(t,e){var n=Ir(en++,7);return zr(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function da(){var t;do{for(;t=so.shift();)try{dt(t)}catch(n){$.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Pr.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(dt),e.__h.some(ao),e.__h=[]}catch(n){e.__h=[],$.__e(n,t.__v)}}}while(so.length)}$.__b=function(t){te=null,xr&&xr(t)},$.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Nr&&Nr(t,e)},$.__r=function(t){Cr&&Cr(t),en=0;var e=(te=t.__c).__H;e&&(ro==te?te.__h=[]:(e.__h.some(dt),e.__h.some(ao),en=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),ro=te},$.diffed=function(t){Rr&&Rr(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Dr(Pr.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),ro=te=null},$.__c=function(t,e){e.some(function(n){try{n.__h.some(dt),n.__h=n.__h.filter(function(o){return!o.__||ao(o)})}catch(o){n.__h=[function(){throw o}]}}),Lr&&Lr(t,e)},$.unmount=function(t){Or&&Or(t);var e,n,o=t.__c;o&&o.__H&&(o.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,Dr(so.push(r))}else dt(r)}catch(i){e=i}}),o.__H=void 0,e&&$.__e(e,o.__v))};var Mr=typeof requestAnimationFrame=="function";function pa(t){var e,n=function(){clearTimeout(o),Mr&&cancelAnimationFrame(e),setTimeout(t)},o=setTimeout(n,35);Mr&&(e=requestAnimationFrame(n))}function Dr(t){t!=1&&Ar==$.requestAnimationFrame||((Ar=$.requestAnimationFrame)||pa)(da)}function dt(t){var e=te,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),te=e}function ao(t){var e=te;t.__c=t.__(),te=e}function zr(t,e){return!t||t.length!=e.length||e.some(function(n,o){return!fa(n,t[o])})}var Fr,mt,tn,ha=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var Ur=[];le(function(){Fr=this.N})();function Ye(t,e){T[t]=e.bind(null,T[t]||function(){})}function ht(t){if(tn){var e=tn;tn=void 0,e()}tn=t&&t.S()}function Hr(t){var e=this,n=t.data,o=_a(n);o.name="ReactiveDom",o.value=n;var r=pt(function(){for(var c=e,_=e.__v;_=_.__;)if(_.__c){_.__c.__$f|=4;break}var g=J(function(){var d=o.value.value;return d===0?0:d===!0?"":d||""}),p=J(function(){return!Array.isArray(g.value)&&!Xn(g.value)}),y=le(function(){if(this.N=$r,p.value){var d=g.value;c.__v&&c.__v.__e&&c.__v.__e.nodeType===3&&(c.__v.__e.data=d)}}),A=e.__$u.d;return e.__$u.d=function(){y(),A.call(this)},[p,g]},[]),i=r[0],a=r[1];return i.value?a.peek():a.value}Hr.displayName="ReactiveTextNode";Object.defineProperties(j.prototype,{constructor:{configurable:!0,value:yr(ce,null).constructor},type:{configurable:!0,value:Hr},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Ye("__b",function(t,e){if(ht(),mt=void 0,typeof e.type=="string"){var n,o=e.props;for(var r in o)if(r!=="children"){var i=o[r];i instanceof j&&(n||(e.__np=n={}),n[r]=i,o[r]=i.peek())}}t(e)});Ye("__r",function(t,e){if(t(e),e.type!==ce){ht();var n,o=e.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,i){var a;return le(function(){a=this},{name:i}),a.c=r,a})((function(r){return function(){var i;ha&&((i=this.y)==null||i.call(this)),r.__$f|=1,r.setState({})}})(o),typeof e.type=="function"?e.type.displayName||e.type.name:""))),mt=o,ht(n)}});Ye("__e",function(t,e,n,o){ht(),mt=void 0,t(e,n,o)});Ye("diffed",function(t,e){ht(),mt=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var o=e.__np,r=e.props,i=n.U;if(i)for(var a in i){var c=i[a];c===void 0||o&&a in o||(c.d(),i[a]=void 0)}if(o){i||(i={},n.U=i);for(var _ in o){var g=i[_],p=o[_];g===void 0?(g=ma(n,_,p,r),i[_]=g):g.o(p,r)}}}t(e)});function ma(t,e,n,o){var r=e in t&&t.ownerSVGElement===void 0,i=L(n);return{o:function(a,c){i.value=a,o=c},d:le(function(){this.N=$r;var a=i.value.value;o[e]!==a&&(o[e]=a,r?t[e]=a:a!=null&&(a!==!1||e[4]==="-")?t.setAttribute(e,a):t.removeAttribute(e))})}}Ye("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var i=o[r];i&&i.d()}}}var a=e.__np;if(a){var c=e.props;for(var _ in a)c[_]=a[_]}e.__np=void 0}else{var g=e.__c;if(g){g.__$f|=8;var p=g.__$u;p&&(g.__$u=void 0,p.d())}}t(e)});Ye("__h",function(t,e,n,o){o<3&&(e.__$f|=2),t(e,n,o)});Ge.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var i=2&this.__$f;if(!(o||i||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in t)if(a!=="__source"&&t[a]!==this.props[a])return!0;for(var c in this.props)if(!(c in t))return!0;return!1};function _a(t,e){return pt(function(){return L(t,e)},[])}function _t(t,e){var n=xe(t);return n.current=t,mt.__$f|=4,pt(function(){return J(function(){return n.current()},e)},[])}var ga=function(t){queueMicrotask(function(){queueMicrotask(t)})};function va(){ye(function(){for(var t;t=Ur.shift();)Fr.call(t)})}function $r(){Ur.push(this)===1&&(T.requestAnimationFrame||ga)(va)}var ya=[300,1500],ba=[0,400],ka=150,wa=1500,Sa=100;function Kr(t,e){let n=new Set,o=g=>{let p=window.setTimeout(()=>{n.delete(p),window.dispatchEvent(new Event("resize"))},g);n.add(p)},r=()=>{for(let g of n)clearTimeout(g);n.clear()},i=Ea(t,()=>{for(let g of ba)o(g)}),a=!1,c=le(()=>{if(!(e.state.status.value===null||a)){a=!0;for(let g of ya)o(g)}}),_=Ta(t,()=>{r(),o(ka),a&&o(wa)});return()=>{c(),_(),i(),r()}}function Ea(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,o=null,r=new MutationObserver(()=>{for(let a of o?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(a)||(n.add(a),e())}),i=window.setTimeout(()=>{o=t.closest(".widget-box"),o!==null&&r.observe(o,{childList:!0,subtree:!0})},Sa);return()=>{clearTimeout(i),r.disconnect()}}function Ta(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=null,o=new ResizeObserver(([r])=>{let i=Math.round(r?.contentRect.width??0);if(i===n||i===0)return;let a=n===null;n=i,a||e()});return o.observe(t),()=>o.disconnect()}var ue=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,fe=t=>`${Math.round(t*100)} %`,qr=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,nn=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");var Aa=Symbol.for("pv"),xa=0;function u(t,e,n,o,r,i){e||(e={});var a,c,_=e;if("ref"in _&&typeof t!="function")for(c in _={},e)c=="ref"?a=e[c]:_[c]=e[c];var g={type:t,props:_,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Aa,__v:--xa,__i:-1,__u:0};return(r||i)&&(g.__source=r,g.__self=i),T.vnode&&T.vnode(g),g}var jr={audit:"random",stratified:"stratified",lure:"weighted"};function Ca(t){if(t===null)return null;let{value:e,low:n,high:o,n:r,method:i}=t,a=i in jr?`from ${ue(r,`${jr[i]} audit label`)}`:`on ${ue(r,"test example")}`;return{figure:`${nn(e)} [${nn(n)}, ${nn(o)}]`,source:a}}function Br({store:t}){let e=t.state.status.value,n=Ca(e?.accuracy??null),o=t.state.multilabel.value?"exact match":"accuracy";return u("div",{class:"accuracy","aria-live":"polite",children:[u("p",{class:"line","data-al":"accuracy",children:n===null?`${o}: not yet known`:u(ce,{children:[o," ",u("b",{children:n.figure})," ",n.source]})}),u("p",{class:"advice","data-al":"advice",children:e?.advice||" "})]})}function Ra(t,e){this.v=t,this.k=e}function Wr(t,e){(e==null||e>t.length)&&(e=t.length);for(var n=0,o=Array(e);n<e;n++)o[n]=t[n];return o}function La(t){if(Array.isArray(t))return t}function Oa(t,e){var n=t==null?null:typeof Symbol<"u"&&t[Symbol.iterator]||t["@@iterator"];if(n!=null){var o,r,i,a,c=[],_=!0,g=!1;try{if(i=(n=n.call(t)).next,e===0){if(Object(n)!==n)return;_=!1}else for(;!(_=(o=i.call(n)).done)&&(c.push(o.value),c.length!==e);_=!0);}catch(p){g=!0,r=p}finally{try{if(!_&&n.return!=null&&(a=n.return(),Object(a)!==a))return}finally{if(g)throw r}}return c}}function Na(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function Ma(t,e){return La(t)||Oa(t,e)||Da(t,e)||Na()}function Da(t,e){if(t){if(typeof t=="string")return Wr(t,e);var n={}.toString.call(t).slice(8,-1);return n==="Object"&&t.constructor&&(n=t.constructor.name),n==="Map"||n==="Set"?Array.from(t):n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n)?Wr(t,e):void 0}}function on(t){var e,n;function o(i,a){try{var c=t[i](a),_=c.value,g=_ instanceof Ra;Promise.resolve(g?_.v:_).then(function(p){if(g){var y=i==="return"&&_.k?i:"next";if(!_.k||p.done)return o(y,p);p=t[y](p).value}r(!!c.done,p)},function(p){o("throw",p)})}catch(p){r(2,p)}}function r(i,a){i===2?e.reject(a):e.resolve({value:a,done:i}),(e=e.next)?o(e.key,e.arg):n=null}this._invoke=function(i,a){return new Promise(function(c,_){var g={key:i,arg:a,resolve:c,reject:_,next:null};n?n=n.next=g:(e=n=g,o(i,a))})},typeof t.return!="function"&&(this.return=void 0)}on.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},on.prototype.next=function(t){return this._invoke("next",t)},on.prototype.throw=function(t){return this._invoke("throw",t)},on.prototype.return=function(t){return this._invoke("return",t)};var ii=Object.entries,Pa=Object.keys,Gr=Object.setPrototypeOf,Ia=Object.isFrozen,si=Object.getPrototypeOf,ai=Object.getOwnPropertyDescriptor,G=Object.freeze,K=Object.seal,Re=Object.create,li=typeof Reflect<"u"&&Reflect,an=li.apply,yo=li.construct;G||(G=function(e){return e});K||(K=function(e){return e});an||(an=function(e,n){for(var o=arguments.length,r=new Array(o>2?o-2:0),i=2;i<o;i++)r[i-2]=arguments[i];return e.apply(n,r)});yo||(yo=function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return new e(...o)});var ke=N(Array.prototype.forEach),za=N(Array.prototype.lastIndexOf),Vr=N(Array.prototype.pop),gt=N(Array.prototype.push),Fa=N(Array.prototype.slice),Ua=N(Array.prototype.splice),Xe=Array.isArray,lo=ci(Set),co=N(Set.prototype.add),vt=N(Set.prototype.has),Fe=N(String.prototype.toLowerCase),uo=N(String.prototype.toString),Ha=N(String.prototype.match),rn=N(String.prototype.replace),fo=N(String.prototype.indexOf),$a=N(String.prototype.trim),Ka=N(Number.prototype.toString),qa=N(Boolean.prototype.toString),Yr=typeof BigInt>"u"?null:N(BigInt.prototype.toString),Xr=typeof Symbol>"u"?null:N(Symbol.prototype.toString),Q=N(Object.prototype.hasOwnProperty),yt=N(Object.prototype.toString),ja=RegExp.prototype.test,W=function(e,n){return e instanceof RegExp&&(e.lastIndex=0),an(ja,e,[n])},we=ci(TypeError);function N(t){return function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return an(t,e,o)}}function ci(t){return function(){for(var e=arguments.length,n=new Array(e),o=0;o<e;o++)n[o]=arguments[o];return yo(t,n)}}function C(t,e){let n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:Fe;if(Gr&&Gr(t,null),!Xe(e))return t;let o=e.length;for(;o--;){let r=e[o];if(typeof r=="string"){let i=n(r);i!==r&&(Ia(e)||(e[o]=i),r=i)}t[r]=!0}return t}function Ba(t){for(let e=0;e<t.length;e++)Q(t,e)||(t[e]=null);return t}function ln(t){let e=Re(null);for(let o of ii(t)){var n=Ma(o,2);let r=n[0],i=n[1];Q(t,r)&&(Xe(i)?e[r]=Ba(i):i&&typeof i=="object"&&i.constructor===Object?e[r]=ln(i):e[r]=i)}return e}function bt(t){let e=Re(null),n=Pa(t),o=n.length;for(;o--;)e[n[o]]=t[n[o]];return e}function Wa(t){switch(typeof t){case"string":return t;case"number":return Ka(t);case"boolean":return qa(t);case"bigint":return Yr?Yr(t):"0";case"symbol":return Xr?Xr(t):"Symbol()";case"undefined":return yt(t);case"function":case"object":{if(t===null)return yt(t);let e=t,n=ie(e,"toString");if(typeof n=="function"){let o=n(e);return typeof o=="string"?o:yt(o)}return yt(t)}default:return yt(t)}}function ie(t,e){for(;t!==null;){let o=ai(t,e);if(o){if(o.get)return N(o.get);if(typeof o.value=="function")return N(o.value)}t=si(t)}function n(){return null}return n}function Ga(t,e){for(;t!==null;){let n=ai(t,e);if(n)return n.get?N(n.get):null;t=si(t)}return null}function Va(t){if(!t)return!1;try{return W(t,""),!0}catch{return!1}}var Zr=G(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),po=G(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),ho=G(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),Ya=G(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),mo=G(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),Xa=G(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),Jr=G(["#text"]),Qr=G(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),_o=G(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),ei=G(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),sn=G(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),Za=K(/{{[\w\W]*|^[\w\W]*}}/g),Ja=K(/<%[\w\W]*|^[\w\W]*%>/g),Qa=K(/\${[\w\W]*/g),el=K(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),tl=K(/^data-[\-\w.\u00B7-\uFFFF]+$/),nl=K(/^aria-[\-\w]+$/),ti=K(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),ol=K(/^(?:\w+script|data):/i),rl=K(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),il=K(/^html$/i),sl=K(/^[a-z][.\w]*(-[.\w]+)+$/i),go=K(/<[/\w!]/g),ni=K(/<[/\w]/g),al=K(/<\/no(script|embed|frames)/i),oi=K(/\/>/i),ll=K(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),cl=K(/^[\r\n\t ]+/),U={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},ul=G(C({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),fl=function(){return typeof window>"u"?null:window},dl=function(e,n){if(typeof e!="object"||typeof e.createPolicy!="function")return null;let o=null,r="data-tt-policy-suffix";n&&n.hasAttribute(r)&&(o=n.getAttribute(r));let i="dompurify"+(o?"#"+o:"");try{return e.createPolicy(i,{createHTML(a){return a},createScriptURL(a){return a}})}catch{return console.warn("TrustedTypes policy "+i+" could not be created."),null}},ri=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Ce=function(e,n,o,r){return Q(e,n)&&Xe(e[n])?C(r.base?bt(r.base):{},e[n],r.transform):o},vo=function(e,n,o){let r=Q(e,n)?e[n]:void 0;return r&&typeof r=="object"?ln(r):o};function ui(){let t=arguments.length>0&&arguments[0]!==void 0?arguments[0]:fl(),e=h=>ui(h);if(e.version="3.4.18",e.removed=[],!t||!t.document||t.document.nodeType!==U.document||!t.Element)return e.isSupported=!1,e;let n=t.document,o=n,r=o.currentScript,i=t.HTMLTemplateElement,a=t.Node,c=t.Element,_=t.NodeFilter,g=t.DOMParser,p=t.trustedTypes,y=c.prototype,A=ie(y,"cloneNode"),d=ie(y,"remove"),w=ie(y,"removeAttributeNode"),H=ie(y,"nextSibling"),E=ie(y,"childNodes"),x=ie(y,"parentNode"),S=ie(y,"shadowRoot"),I=ie(y,"attributes"),R=a&&a.prototype?ie(a.prototype,"nodeType"):null,de=a&&a.prototype?ie(a.prototype,"nodeName"):null,Qe=a&&a.prototype?ie(a.prototype,"ownerDocument"):null,X=function(s){return R?R(s):s.nodeType},ee=function(s){return de?de(s):s.nodeName},et=Ga(y,"namespaceURI"),re=function(s){return et?et(s):s.namespaceURI};if(typeof i=="function"){let h=n.createElement("template");h.content&&h.content.ownerDocument&&(n=h.content.ownerDocument)}let z,V="",Z,wo=!1,tt=0,So=function(){if(tt>0)throw we('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},nt=function(s){So(),tt++;try{return z.createHTML(s)}finally{tt--}},Eo=function(s){return z&&bn?nt(s):s},Yi=function(s){So(),tt++;try{return z.createScriptURL(s)}finally{tt--}},Xi=function(){return wo||(Z=dl(p,r),wo=!0),Z},wt=n,pn=wt.implementation,Zi=wt.createNodeIterator,Ji=wt.createDocumentFragment,Qi=wt.getElementsByTagName,es=o.importNode,M=ri();e.isSupported=typeof ii=="function"&&typeof x=="function"&&pn&&pn.createHTMLDocument!==void 0;let ts=Za,ns=Ja,os=Qa,rs=tl,is=nl,ss=ol,as=rl,ls=sl,To=ti,D=null,hn=C({},[...Zr,...po,...ho,...mo,...Jr]),P=null,mn=C({},[...Qr,..._o,...ei,...sn]),pe=null,ot=null,Ao=null,Se=Object.seal(Re(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),xo=!0,_n=!0,Co=!1,gn=!0,_e=!1,Le=!0,Oe=!1,vn=!1,St=null,Et=null,yn=!1,He=!1,Tt=!1,bn=!1,Ro=!0,Lo=!1,Oo="user-content-",kn=!0,wn=!1,Ne=null,$e=!1,Me=null,No=C({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),Mo=null,Do=C({},["audio","video","img","source","image","track"]),Po=null,Io=C({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),At="http://www.w3.org/1998/Math/MathML",xt="http://www.w3.org/2000/svg",he="http://www.w3.org/1999/xhtml",Ke=he,Sn=!1,zo=null,cs=C({},[At,xt,he],uo),us=G(C({},["mi","mo","mn","ms","mtext"])),En=null,fs=G(C({},["annotation-xml"])),Tn=null,ds=G(Re(null)),ps=C({},["title","style","font","a","script"]),rt=null,hs=["application/xhtml+xml","text/html"],ms="text/html",F=null,Ct=null,_s=n.createElement("form"),Fo=function(s){return s instanceof RegExp||s instanceof Function},An=function(){let s=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!s||typeof s!="object")&&(s={}),s=ln(s),rt=hs.indexOf(s.PARSER_MEDIA_TYPE)===-1?ms:s.PARSER_MEDIA_TYPE,F=rt==="application/xhtml+xml"?uo:Fe,D=Ce(s,"ALLOWED_TAGS",hn,{transform:F}),P=Ce(s,"ALLOWED_ATTR",mn,{transform:F}),zo=Ce(s,"ALLOWED_NAMESPACES",cs,{transform:uo}),Po=Ce(s,"ADD_URI_SAFE_ATTR",Io,{transform:F,base:Io}),Mo=Ce(s,"ADD_DATA_URI_TAGS",Do,{transform:F,base:Do}),Me=Ce(s,"FORBID_CONTENTS",No,{transform:F}),ot=Ce(s,"FORBID_TAGS",Re(null),{transform:F}),Ao=Ce(s,"FORBID_ATTR",Re(null),{transform:F}),$e=Q(s,"USE_PROFILES")?s.USE_PROFILES&&typeof s.USE_PROFILES=="object"?ln(s.USE_PROFILES):s.USE_PROFILES:!1,xo=s.ALLOW_ARIA_ATTR!==!1,_n=s.ALLOW_DATA_ATTR!==!1,Co=s.ALLOW_UNKNOWN_PROTOCOLS||!1,gn=s.ALLOW_SELF_CLOSE_IN_ATTR!==!1,_e=s.SAFE_FOR_TEMPLATES||!1,Le=s.SAFE_FOR_XML!==!1,Oe=s.WHOLE_DOCUMENT||!1,He=s.RETURN_DOM||!1,Tt=s.RETURN_DOM_FRAGMENT||!1,bn=s.RETURN_TRUSTED_TYPE||!1,yn=s.FORCE_BODY||!1,Ro=s.SANITIZE_DOM!==!1,Lo=s.SANITIZE_NAMED_PROPS||!1,kn=s.KEEP_CONTENT!==!1,wn=s.IN_PLACE||!1,To=Va(s.ALLOWED_URI_REGEXP)?s.ALLOWED_URI_REGEXP:ti,Ke=typeof s.NAMESPACE=="string"?s.NAMESPACE:he,En=vo(s,"MATHML_TEXT_INTEGRATION_POINTS",us),Tn=vo(s,"HTML_INTEGRATION_POINTS",fs);let l=vo(s,"CUSTOM_ELEMENT_HANDLING",ds);if(pe=Re(null),Q(l,"tagNameCheck")&&Fo(l.tagNameCheck)&&(pe.tagNameCheck=l.tagNameCheck),Q(l,"attributeNameCheck")&&Fo(l.attributeNameCheck)&&(pe.attributeNameCheck=l.attributeNameCheck),Q(l,"allowCustomizedBuiltInElements")&&typeof l.allowCustomizedBuiltInElements=="boolean"&&(pe.allowCustomizedBuiltInElements=l.allowCustomizedBuiltInElements),K(pe),_e&&(_n=!1),Tt&&(He=!0),$e&&((Q(s,"ALLOWED_TAGS")||Q(s,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),D=C({},Jr),P=Re(null),$e.html===!0&&(C(D,Zr),C(P,Qr)),$e.svg===!0&&(C(D,po),C(P,_o),C(P,sn)),$e.svgFilters===!0&&(C(D,ho),C(P,_o),C(P,sn)),$e.mathMl===!0&&(C(D,mo),C(P,ei),C(P,sn))),Se.tagCheck=null,Se.attributeCheck=null,Q(s,"ADD_TAGS")&&(typeof s.ADD_TAGS=="function"?Se.tagCheck=s.ADD_TAGS:Xe(s.ADD_TAGS)&&(D===hn&&(D=bt(D)),C(D,s.ADD_TAGS,F))),Q(s,"ADD_ATTR")&&(typeof s.ADD_ATTR=="function"?Se.attributeCheck=s.ADD_ATTR:Xe(s.ADD_ATTR)&&(P===mn&&(P=bt(P)),C(P,s.ADD_ATTR,F))),Q(s,"ADD_FORBID_CONTENTS")&&Xe(s.ADD_FORBID_CONTENTS)&&(Me===No&&(Me=bt(Me)),C(Me,s.ADD_FORBID_CONTENTS,F)),kn&&(D["#text"]=!0),Oe&&C(D,["html","head","body"]),D.table&&(D.tbody=!0,delete ot.tbody),s.TRUSTED_TYPES_POLICY){if(typeof s.TRUSTED_TYPES_POLICY.createHTML!="function")throw we('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof s.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw we('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let f=z;z=s.TRUSTED_TYPES_POLICY;try{V=nt("")}catch(m){throw z=f,m}}else s.TRUSTED_TYPES_POLICY===null?(z=void 0,V=""):(z===void 0&&(z=Xi()),z&&typeof V=="string"&&(V=nt("")));Ct=G(s)},Uo=C({},[...po,...ho,...Ya]),Ho=C({},[...mo,...Xa]),gs=function(s,l,f){return l===he?s==="svg":l===At?s==="svg"&&(f==="annotation-xml"||En[f]):!!Uo[s]},vs=function(s,l,f){return l===he?s==="math":l===xt?s==="math"&&Tn[f]:!!Ho[s]},ys=function(s,l,f){return l===xt&&!Tn[f]||l===At&&!En[f]?!1:!Ho[s]&&(ps[s]||!Uo[s])},bs=function(s){let l=re(s),f=Fe(ee(s)),m=x(s),v=Ke,b="template";return m&&X(m)===U.element&&(v=re(m),b=Fe(ee(m))),zo[l]?l===xt?gs(f,v,b):l===At?vs(f,v,b):l===he?ys(f,v,b):rt==="application/xhtml+xml":!1},Ee=function(s){gt(e.removed,{element:s});try{x(s).removeChild(s)}catch{if(d(s),!x(s))throw we("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},$o=function(s,l,f){try{w(s,l)}catch{try{s.removeAttribute(f)}catch{}}},xn=function(s){Ln(s);let l=E(s);l&&ke(Fa(l),f=>{try{d(f)}catch{}}),X(s)===U.element&&Cn(s,!1)},qe=function(s,l,f){if(!f)try{f=l.getAttributeNode(s)}catch{f=null}if(gt(e.removed,{attribute:f||null,from:l}),f)$o(l,f,s);else try{l.removeAttribute(s)}catch{}if(s==="is")if(He||Tt)try{Ee(l)}catch{}else try{l.setAttribute(s,"")}catch{}},Cn=function(s,l){let f=I(s);if(f)for(let m=f.length-1;m>=0;--m){let v=f[m],b=v&&v.name;typeof b=="string"&&!(l&&P[F(b)])&&$o(s,v,b)}},Rn=function(s,l){let f=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,m=[s];for(;m.length>0;){let v=m.pop();if(l(v)===!1)continue;if(f&&X(v)===U.element){let k=S(v);je(k)&&m.push(k)}let b=E(v);if(b)for(let k=b.length-1;k>=0;--k)m.push(b[k])}},Ln=function(s){Rn(s,l=>{X(l)===U.element&&Cn(l,!0)})},On=function(s){let l=[];return Rn(s,f=>{l.push(f)},!0),l},ks=function(s,l){let f=lo();ke(On(s),m=>{X(m)===U.element&&co(f,m)}),ke(l,m=>{X(m)===U.element&&!vt(f,m)&&Cn(m,!0)})},Ko=function(s,l){let f=!1;return ke(e.removed,m=>{m.element&&(f=f||m.element===s,Ln(m.element))}),ks(s,l),f},ws=8,Ss=function(s,l){let f=Ne,m=null,v=()=>(m||(m=lo(),ke(l,b=>{co(m,b)})),m);for(let b=0;;b++){let k=On(s),q=[s],ge=!1;if(ke(k,ae=>{X(ae)===U.documentFragment?gt(q,ae):!ge&&!vt(f,ae)&&(ge=vt(v(),ae))}),!ge)return;if(b>=ws)throw we("the tree kept changing during in-place sanitization; refusing to return it");ke(q,(ae,ne)=>{Es(ae,ne>0,s,v())})}},Es=function(s,l,f,m){let v=Rt(s),b;for(;b=v.nextNode();)!vt(m,b)||vt(Ne,b)||(l&&se(M.uponSanitizeShadowNode,b,null),Pn(b,f))},Ts=function(s){Ne&&co(Ne,s)},qo=function(s,l){return Le?s==="patchsrc"?!0:s==="for"&&l!=="label"&&l!=="output":!1},As=function(s){Le&&Rn(s,l=>{let f=X(l);if(f===U.processingInstruction||f===U.comment&&W(ni,l.data)){try{d(l)}catch{}return!1}if(f===U.element){let m=l,v=F(ee(l));try{m.hasAttribute&&m.hasAttribute("patchsrc")&&m.removeAttribute("patchsrc"),m.hasAttribute&&m.hasAttribute("for")&&qo("for",v)&&m.removeAttribute("for")}catch{}}return!0})},jo=function(s){let l=null,f=null;if(yn)s="<remove></remove>"+s;else{let b=Ha(s,cl);f=b&&b[0]}rt==="application/xhtml+xml"&&Ke===he&&(s='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+s+"</body></html>");let m=z?nt(s):s;if(Ke===he)try{l=new g().parseFromString(m,rt)}catch{}if(!l||!l.documentElement){l=pn.createDocument(Ke,"template",null);try{l.documentElement.innerHTML=Sn?V:m}catch{}}let v=l.body||l.documentElement;return s&&f&&v.insertBefore(n.createTextNode(f),v.childNodes[0]||null),Ke===he?Qi.call(l,Oe?"html":"body")[0]:Oe?l.documentElement:v},Rt=function(s){let l=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,f=Qe?Qe(s):s.ownerDocument;return Zi.call(f||s,s,(l?0:_.SHOW_ELEMENT)|_.SHOW_COMMENT|_.SHOW_TEXT|_.SHOW_PROCESSING_INSTRUCTION|_.SHOW_CDATA_SECTION,null)},Nn=function(s){return s=rn(s,ts," "),s=rn(s,ns," "),s=rn(s,os," "),s},Mn=function(s){var l;Dn(s);let f=(l=s.querySelectorAll)===null||l===void 0?void 0:l.call(s,"template");f&&ke(f,m=>{je(m.content)&&Mn(m.content)})},Dn=function(s){s.normalize();let l=Rt(s,!0),f=l.nextNode();for(;f;)f.data=Nn(f.data),f=l.nextNode()},Lt=function(s){let l=de?de(s):null;return typeof l!="string"||F(l)!=="form"?!1:typeof s.nodeName!="string"||typeof s.textContent!="string"||typeof s.removeChild!="function"||s.attributes!==I(s)||typeof s.removeAttribute!="function"||typeof s.removeAttributeNode!="function"||typeof s.getAttributeNode!="function"||typeof s.setAttribute!="function"||typeof s.namespaceURI!="string"||typeof s.insertBefore!="function"||typeof s.hasChildNodes!="function"||s.nodeType!==R(s)||s.childNodes!==E(s)},Bo=function(s){if(!R||typeof s!="object"||s===null)return null;try{let l=R(s);return typeof l=="number"?l:null}catch{return null}},je=function(s){return Bo(s)===U.documentFragment},it=function(s){return Bo(s)!==null};function se(h,s,l){h.length!==0&&ke(h,f=>{f.call(e,s,l,Ct)})}let xs=function(s,l,f){return!!(Le&&f===U.element&&s.hasChildNodes()&&!it(s.firstElementChild)&&W(go,s.textContent)&&W(go,s.innerHTML)||Le&&ul[l]&&f===U.element&&re(s)===he&&(it(s.firstElementChild)||typeof s.textContent=="string"&&W(go,s.textContent))||f===U.processingInstruction||Le&&f===U.comment&&W(ni,s.data))},Ot=function(s,l){if(s instanceof RegExp)return W(s,l);if(s instanceof Function){for(var f=arguments.length,m=new Array(f>2?f-2:0),v=2;v<f;v++)m[v-2]=arguments[v];return!!s(l,...m)}return!1},Cs=function(s,l,f){if(!ot[l]&&Vo(l)&&Ot(pe.tagNameCheck,l))return!1;if(kn&&!Me[l]&&!Me[Fe(l)]){let m=x(s),v=E(s);if(v&&m){let b=v.length;for(let k=b-1;k>=0;--k){let q=s===f?A(v[k],!0):v[k];m.insertBefore(q,H(s))}}}return Ee(s),!0},Wo=function(s,l,f,m){return s.length===0?l:l===f||l===m?bt(l):l},Be=function(s,l){return s===l||x(s)!==null?!1:(wn&&Ln(s),!0)},Rs=function(s,l){if(Ts(s),se(M.beforeSanitizeElements,s,null),Be(s,l))return!0;if(Lt(s))return Ee(s),!0;let f=F(ee(s)),m=X(s);if(D=Wo(M.uponSanitizeElement,D,hn,St),se(M.uponSanitizeElement,s,{tagName:f,allowedTags:D}),Be(s,l))return!0;if(xs(s,f,m))return Ee(s),!0;if(ot[f]||!(Se.tagCheck instanceof Function&&Se.tagCheck(f))&&!D[f]){let v=Cs(s,f,l);return v===!1&&(se(M.afterSanitizeElements,s,null),Be(s,l))?!0:v}if(m===U.element&&!bs(s)||(f==="noscript"||f==="noembed"||f==="noframes")&&W(al,s.innerHTML))return Ee(s),!0;if(_e&&m===U.text){let v=s.textContent,b=Nn(v);v!==b&&(gt(e.removed,{element:s.cloneNode()}),s.textContent=b)}return se(M.afterSanitizeElements,s,null),Be(s,l)},Go=function(s,l,f){if(Ao[l]||qo(l,s)||Ro&&(l==="id"||l==="name")&&(f in n||f in _s))return!1;let m=P[l]||Se.attributeCheck instanceof Function&&Se.attributeCheck(l,s);if(_n&&W(rs,l)||xo&&W(is,l))return!0;if(!m)return Vo(s)&&Ot(pe.tagNameCheck,s)&&Ot(pe.attributeNameCheck,l,s)||l==="is"&&pe.allowCustomizedBuiltInElements&&Ot(pe.tagNameCheck,f);if(Po[l])return!0;let v=rn(f,as,"");return W(To,v)||(l==="src"||l==="xlink:href"||l==="href")&&s!=="script"&&fo(f,"data:")===0&&Mo[s]||Co&&!W(ss,v)?!0:!f},Ls=C({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),Vo=function(s){return!Ls[Fe(s)]&&W(ls,s)},Os=function(s,l,f,m){if(z&&typeof p=="object"&&typeof p.getAttributeType=="function"&&!f)switch(p.getAttributeType(s,l)){case"TrustedHTML":return nt(m);case"TrustedScriptURL":return Yi(m)}return m},Ns=function(s,l,f,m){try{return f?s.setAttributeNS(f,l,m):s.setAttribute(l,m),Lt(s)?(Ee(s),!1):!0}catch{return qe(l,s),!1}},Yo=function(s,l){return Le&&W(ll,l)?!0:Fe(s)==="attributename"&&fo(l,"href")!==-1},Ms=function(s,l){if(se(M.beforeSanitizeAttributes,s,null),Be(s,l))return;let f=s.attributes;if(!f||Lt(s))return;P=Wo(M.uponSanitizeAttribute,P,mn,Et);let m={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:P,forceKeepAttr:void 0},v=f.length,b=F(ee(s));for(;v--;){let k=f[v],q=k.name,ge=k.namespaceURI,ae=k.value,ne=F(q),me=ae,Y=q==="value"?me:$a(me),Xo=!1;if(m.attrName=ne,m.attrValue=Y,m.keepAttr=!0,m.forceKeepAttr=void 0,se(M.uponSanitizeAttribute,s,m),Y=m.attrValue,Lo&&(ne==="id"||ne==="name")&&fo(Y,Oo)!==0&&(qe(q,s,k),Y=Oo+Y,Xo=!0),Yo(q,Y)){qe(q,s,k);continue}if(!m.forceKeepAttr){if(!m.keepAttr){qe(q,s,k);continue}if(!gn&&W(oi,Y)){qe(q,s,k);continue}if(_e&&(Y=Nn(Y)),!Go(b,ne,Y)){qe(q,s,k);continue}Y=Os(b,ne,ge,Y),Y!==me&&Ns(s,q,ge,Y)&&Xo&&Vr(e.removed)}}se(M.afterSanitizeAttributes,s,null),Be(s,l)},Pn=function(s,l){Rs(s,l),Ms(s,l),je(s.content)&&In(s.content)},In=function(s){let l=null,f=Rt(s);for(se(M.beforeSanitizeShadowDOM,s,null);l=f.nextNode();)if(se(M.uponSanitizeShadowNode,l,null),Pn(l,s),X(l)===U.element){let m=S(l);je(m)&&(zn(m),In(m))}_e&&Dn(s),se(M.afterSanitizeShadowDOM,s,null)},zn=function(s){let l=[{node:s,shadow:null}];for(;l.length>0;){let f=l.pop();if(f.shadow){In(f.shadow);continue}let m=f.node,v=X(m)===U.element,b=E(m);if(b)for(let k=b.length-1;k>=0;--k)l.push({node:b[k],shadow:null});if(v){let k=de?de(m):null;if(typeof k=="string"&&F(k)==="template"){let q=m.content;je(q)&&l.push({node:q,shadow:null})}}if(v){let k=S(m);je(k)&&l.push({node:null,shadow:k},{node:k,shadow:null})}}};return e.sanitize=function(h){let s=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},l=null,f=null,m=null,v=null;if(Sn=!h,Sn&&(h="<!-->"),typeof h!="string"&&!it(h)&&(h=Wa(h),typeof h!="string"))throw we("dirty is not a string, aborting");if(!e.isSupported)return h;vn?(D=St,P=Et):An(s),e.removed=[];let b=wn&&typeof h!="string"&&it(h),k=[],q=Ne;if(b){As(h);let me=ee(h);if(typeof me=="string"){let Y=F(me);if(!D[Y]||ot[Y])throw xn(h),we("root node is forbidden and cannot be sanitized in-place")}if(Lt(h))throw xn(h),we("root node is clobbered and cannot be sanitized in-place");k=On(h),Ne=lo()}else if(it(h))l=jo("<!---->"),f=l.ownerDocument.importNode(h,!0),f.nodeType===U.element&&f.nodeName==="BODY"||f.nodeName==="HTML"?l=f:l.appendChild(f),zn(l);else{if(!He&&!_e&&!Oe&&h.indexOf("<")===-1)return Eo(h);if(l=jo(h),!l)return He?null:bn?V:""}l&&yn&&Ee(l.firstChild);let ge=b?h:l;try{b&&zn(h);let me=Rt(ge);for(;m=me.nextNode();)Pn(m,ge);b&&Ss(h,k)}catch(me){throw b&&(xn(h),Ko(h,k)),me}finally{Ne=q}if(b){if(Ko(h,k))throw we("a node selected for removal could not be safely returned; refusing to sanitize in place");return _e&&Mn(h),h}if(He){if(_e&&Mn(l),Tt)for(v=Ji.call(l.ownerDocument);l.firstChild;)v.appendChild(l.firstChild);else v=l;return(P.shadowroot||P.shadowrootmode)&&(v=es.call(o,v,!0)),v}let ae=()=>Oe?l.outerHTML:l.innerHTML,ne=ae();return _e&&W(el,ne)&&(Dn(l),ne=ae()),Oe&&D["!doctype"]&&l.ownerDocument&&l.ownerDocument.doctype&&l.ownerDocument.doctype.name&&W(il,l.ownerDocument.doctype.name)&&(ne="<!DOCTYPE "+l.ownerDocument.doctype.name+`>
`+ne),Eo(ne)},e.setConfig=function(){let h=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};An(h),vn=!0,St=D,Et=P},e.clearConfig=function(){Ct=null,vn=!1,St=null,Et=null,z=Z,V=""},e.isValidAttribute=function(h,s,l){Ct||An({});let f=F(h),m=F(s);return typeof l=="string"&&(Yo(s,l)||!gn&&W(oi,l))?!1:Go(f,m,l)},e.addHook=function(h,s){typeof s=="function"&&Q(M,h)&&gt(M[h],s)},e.removeHook=function(h,s){if(Q(M,h)){if(s!==void 0){let l=za(M[h],s);return l===-1?void 0:Ua(M[h],l,1)[0]}return Vr(M[h])}},e.removeHooks=function(h){Q(M,h)&&(M[h]=[])},e.removeAllHooks=function(){M=ri()},e}var fi=ui();var pl="a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(" "),hl="abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(" "),ml=/^\s*text-align:\s*(left|center|right);?\s*$/i,_l=/^(?:https?:\/\/|mailto:)/i,gl=/^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i,Ze=null;function vl(){return Ze!==null||(Ze=fi(window),Ze.addHook("beforeSanitizeAttributes",t=>{if(t.localName!=="td"&&t.localName!=="th")return;let e=ml.exec(t.getAttribute("style")??"")?.[1];e!==void 0&&t.setAttribute("align",e)}),Ze.addHook("afterSanitizeAttributes",t=>{di(t,"href",_l),di(t,"src",gl),t.localName==="a"&&t.hasAttribute("href")&&(t.setAttribute("target","_blank"),t.setAttribute("rel","noopener noreferrer")),t.localName==="img"&&t.setAttribute("referrerpolicy","no-referrer")})),Ze}function di(t,e,n){let o=t.getAttribute(e);o!==null&&!n.test(o.trim())&&t.removeAttribute(e)}function bo(t){return vl().sanitize(t,{ALLOWED_TAGS:pl,ALLOWED_ATTR:hl,ALLOW_ARIA_ATTR:!1,ALLOW_DATA_ATTR:!1,RETURN_DOM_FRAGMENT:!0})}var yl="blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th",pi=new WeakMap;function bl({card:t}){let e=xe(null);return Ve(()=>e.current?.replaceChildren(bo(t.html)),[t]),u("div",{class:"html",dir:"auto",ref:e})}function kl(t){let e=pi.get(t);if(e===void 0){let n=bo(t.html);for(let o of n.querySelectorAll(yl))o.after(" ");e=(n.textContent??"").replace(/\s+/g," ").trim(),pi.set(t,e)}return e}var hi={Content:bl,plainText:kl};var mi={Content:({card:t})=>u("table",{class:"row",children:u("tbody",{children:t.fields.map(([e,n],o)=>u("tr",{children:[u("th",{scope:"row",dir:"auto",children:e}),u("td",{dir:"auto",children:n})]},`${o} ${e}`))})}),plainText:t=>t.fields.map(([,e])=>e).join(" · ")};var _i={Content:({card:t})=>u("div",{class:"text",dir:"auto",children:t.text}),plainText:t=>t.text};var wl={text:_i,row:mi,html:hi},gi=t=>wl[t.kind];function vi({card:t}){let e=gi(t);return u(e.Content,{card:t})}var yi=t=>gi(t).plainText(t);function bi({store:t}){let e=t.state.card.value,n=xe(null);if(Ve(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return u(El,{store:t});let{card:o,origin:r}=e;return u("section",{class:"card","data-al":"card","data-key":o.key,"data-origin":r==="review"?"review":void 0,ref:n,"aria-label":r==="review"?"example under review":"example",children:[u(vi,{card:o}),u(Sl,{store:t})]})}function Sl({store:t}){let e=t.state.note.value;return e===""?null:u("p",{class:"note","data-al":"note-text",dir:"auto",children:e})}function El({store:t}){let{connected:e,everShown:n,kernelSilent:o,totals:r}=t.state,i=t.state.status.value,a=r.value?.labels??0,c="Preparing the first examples…",_=i?.busy?`The kernel is ${i.busy.what}.`:"";return i?.phase==="done"?(c=`All done: ${ue(a,"label")}.`,_="Undo and review still work."):i?.phase==="failed"?(c="The desk cannot go on.",_=i.notice?.text??""):o.value&&e.value?(c="Waiting for the kernel.",_="If it is idle, run this cell again."):n.value&&(c="Out of prepared examples; the kernel is busy…",_="More come as soon as it answers."),u("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[u("p",{children:c}),u("p",{class:"quiet",children:_})]})}function ki({view:t}){let e=t.store.state.classes.value,n=!t.shortcuts.value.singleKey;return u("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(o=>u(Tl,{name:o.name,view:t},o.name))})}function Tl({name:t,view:e}){let n=_t(()=>e.store.state.selected.value.has(t)),o=_t(()=>e.hints.value.get(t)?.keys??""),r=_t(()=>e.hints.value.get(t)?.dim??!1),i=_t(()=>!e.suggests.value||!e.shortcuts.value.singleKey?null:e.suggestions.value.find(([a])=>a===t)?.[1]??null);return u("button",{type:"button",class:r.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":o.value.length===1?o.value:void 0,title:t,onClick:()=>e.press(t),children:[u("kbd",{children:o.value}),u("span",{class:"name",dir:"auto",children:t}),i.value!==null&&u("span",{class:"likely",children:fe(i.value)}),n.value&&u("span",{class:"mark",children:"✓"})]})}function wi({view:t}){let{multilabel:e,selected:n}=t.store.state;if(!e.value)return null;let o=n.value.size;return u("button",{type:"button",class:"choice done","data-al":"done","data-chosen":o,onClick:()=>t.confirm(),children:[u("kbd",{children:"Enter"}),u("span",{class:"name",children:o===0?"none of these":`done: ${ue(o,"label")}`})]})}function Si({view:t}){if(t.shortcuts.value.singleKey)return null;let e=t.filter.value,n=e.open?t.shortcuts.value.matching(e).length:0,o="type letters, then the digit";return e.open&&(o=n===0?"no class starts like this":`${n} match · digit or Enter`),u("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[u("span",{class:e.open?"typed":"typed idle",children:e.text}),u("span",{class:"quiet",children:o})]})}function Ei({view:t}){if(!t.suggests.value||t.shortcuts.value.singleKey)return null;let e=t.filter.value.open;return u("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggestions.value.map(([n,o],r)=>u("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.press(n),children:[!e&&u("kbd",{children:r+1}),u("span",{class:"name",dir:"auto",children:n}),u("span",{class:"likely",children:fe(o)})]},n)),t.suggestions.value.length===0&&u("span",{class:"quiet",children:"no suggestion for this card"})]})}var Ue={text:"",page:0,open:!1},Je=t=>t.toLocaleLowerCase();function Al(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,o)=>e.slice(o).join(""))}var cn=class{singleKey;#e;#n;#t=new Map;#o;#r=new Map;constructor(e){this.#e=e,this.singleKey=e.length<=9,this.#n=e.map(o=>Al(o.name));for(let o of e)o.key!==null&&!this.#t.has(Je(o.key))&&this.#t.set(Je(o.key),o.name);this.singleKey&&this.#s();let n=new Map([...this.#t].map(([o,r])=>[r,o]));this.#o=e.map((o,r)=>n.get(o.name)??(this.singleKey?"":this.#a(r)))}classOfKey(e){return this.#t.get(Je(e))}matching(e){return this.#i(e.text).map(n=>this.#e[n].name)}classOfDigit(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#o.map(o=>({keys:o,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#i(e.text).forEach((o,r)=>{let i=r-e.page*9,a=i>=0&&i<9?String(i+1):this.#a(o,e.text).slice(e.text.length);n[o]={keys:a,dim:!1}}),n}#s(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(r=>this.#t.get(Je(r.key??""))!==r.name)),o=[];this.#e.forEach((r,i)=>{n.has(r)&&(this.#t.has(e[i])?o.push(r):this.#t.set(e[i],r.name))});for(let r of o){let i=e.find(a=>!this.#t.has(a));i!==void 0&&this.#t.set(i,r.name)}}#i(e){let n=this.#r.get(e);if(n!==void 0)return n;let o=[],r=[];this.#n.forEach((a,c)=>{e===""||a[0]?.startsWith(e)?o.push(c):a.some(_=>_.startsWith(e))&&r.push(c)});let i=[...o,...r];return this.#r.set(e,i),i}#a(e,n=""){let o={rank:Number.POSITIVE_INFINITY,prefix:""};for(let r of this.#n[e])if(r.startsWith(n))for(let i=Math.max(1,n.length);i<=r.length;i++){let a=r.slice(0,i),c=this.#i(a).indexOf(e);if(c<o.rank&&(o={rank:c,prefix:a}),c<9)return this.#l(a,c,n)}return o.prefix!==""?this.#l(o.prefix,o.rank,n):this.#l("",e,n)}#l(e,n,o){let r=o===""&&(e===""||this.#t.has(e[0]))?"/":"",i="0".repeat(Math.floor(n/9));return`${r}${e}${i}${n%9+1}`}};function Ti({view:t}){let{classes:e,multilabel:n}=t.store.state,o=t.shortcuts.value.singleKey,r=n.value,i=r?"choose that label, or drop it":"choose that label",a=e.value.some(_=>_.key!==null),c=[o?[a?"key on the button":"1 – 9",i]:["letters, digit",`find a label, ${r?"choose or drop it":"choose it"}; e.g. t then 1`],...o?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...r?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",o?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],...o&&t.shortcuts.value.classOfKey("n")===void 0?[["n","write a note on the example"]]:[],["+","add a class"],["?","these keys"],["Esc","close, then leave the desk"]];return u("section",{class:"panel help","aria-label":"keys",children:[u("dl",{children:c.map(([_,g])=>u("div",{children:[u("dt",{children:u("kbd",{children:_})}),u("dd",{children:g})]},_))}),u("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function xi({view:t}){let{store:e}=t,n=e.state.status.value?.notice??null,o=t.problem.value;return u("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[o!==null&&u("p",{class:"notice warning",children:[u("span",{children:o}),u(Ai,{press:()=>t.dismissProblem()})]}),e.state.refusals.value.map(r=>u("p",{class:"notice error","data-al":"refusal",children:[u("span",{children:r.text}),u(Ai,{press:()=>e.dismissRefusal(r.id)})]},r.id)),n!==null&&u("p",{class:`notice ${n.level} ${n.action===null?"":"offer"}`,"data-al":"notice",children:[u("span",{children:n.text}),n.action==="restore"&&u(xl,{store:e})]})]})}function xl({store:t}){let{connected:e,restoring:n}=t.state;return u("button",{type:"button",class:"action","data-al":"restore-store",disabled:!e.value||n.value,onClick:()=>t.restoreStore(),children:n.value?"Writing …":"Write the labels to the file again"})}function Ai({press:t}){return u("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function Ci({store:t}){if(t.state.connected.value)return null;let e=t.state.pending.value,n="Restart the kernel and run the cell again",o=`The kernel stopped. Everything is saved. ${n} to go on.`;return t.state.status.value?.store===null?o=`The kernel stopped, and with it went the labels, which were kept in memory only. ${n} to start anew; pass store= to keep them.`:e===1?o=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(o=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),u("p",{class:"banner",role:"alert","data-al":"kernel",children:o})}function Ri({store:t}){let e=t.state.status.value,n=t.state.totals.value,o=t.state.labelsPerMinute.value,r=n?.labels??0,i=e?.budget??(n===null?null:n.labels+n.left),a=i===null||i<=0?0:Math.min(1,r/i),c=[];n===null?c.push("connecting to the kernel…"):c.push(i===null?ue(r,"label"):`${r} of ${ue(i,"label")}`),o!==null&&c.push(`${o} a minute`),e!==null&&e.cost!==null&&n!==null&&c.push(qr(e.cost*r));let _=e?.version??0,g=_>0?`model ${_} on ${ue(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:p,share:y}=e.busy;g+=`, ${p}${y===null?"…":` ${fe(y)}`}`}return e!==null&&c.push(g),u("div",{class:"progress","data-al":"progress","data-labels":r,"data-version":_,children:[u("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":i??0,"aria-valuenow":r,children:u("div",{class:"bar-done",style:{transform:`scaleX(${a})`}})}),u("div",{class:"line",title:c.join(" · "),children:c.join(" · ")})]})}function Cl(t){let e=t.filter(([,r])=>r>.5).map(([r,i])=>`${r} (${fe(i)})`),[n,o]=t.reduce((r,i)=>Math.abs(i[1]-.5)<Math.abs(r[1]-.5)?i:r);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${fe(o)}).`}function Rl(t,e){let[n,o]=t;return n===void 0?"Chosen to cover the pool; no model yet.":e?Cl(t):o===void 0?`The model's best guess is ${n[0]} (${fe(n[1])}).`:`The model hesitates between ${n[0]} (${fe(n[1])}) and ${o[0]} (${fe(o[1])}).`}function Li({view:t}){if(!t.showsReason.value)return null;let{card:e,multilabel:n}=t.store.state,o=e.value;return u("p",{class:"why quiet","data-al":"reason",children:o===null?"":Rl(o.card.top,n.value)})}var Ll=160,Oi=({card:t})=>yi(t).slice(0,Ll),Ni=({value:t})=>{if(t===null)return"skipped";let e=[t].flat();return e.length===0?"none of these":e.join(", ")};function Mi({view:t}){t.store.state.historyRevision.value;let e=t.store.latestDecisions();return u("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&u("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>u("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.reset()},children:[u("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:Ni(n)}),u("span",{class:"words",dir:"auto",children:Oi(n)})]},n.card.key))]})}function Di({view:t}){let{card:e,multilabel:n,recentLabels:o}=t.store.state,r=o.value;return e.value?.origin==="review"?u("div",{class:"last line","data-al":"reviewing",children:u("span",{class:"quiet",children:n.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):u("div",{class:"last line","data-al":"last",children:[u("span",{class:"quiet",children:"last:"}),r.length===0&&u("span",{class:"quiet",children:"nothing yet"}),r.map(i=>u("button",{type:"button","data-key":i.card.key,title:`review: ${Oi(i)}`,dir:"auto",onClick:()=>{t.store.review(i)&&t.reset()},children:u("span",{class:"name",children:Ni(i)})},i.card.key))]})}function Pi({view:t}){let{store:e}=t,n=t.panel.value;return u("div",{class:"tools",children:[u("button",{type:"button","data-al":"undo","aria-disabled":!e.state.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[u("span",{"aria-hidden":"true",children:"↶"})," undo"]}),u("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[u("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),u(kt,{hook:"review",pressed:n==="review",press:()=>t.togglePanel("review"),children:"review"}),u(kt,{hook:"why",pressed:t.showsReason.value,press:()=>t.toggleReason(),children:"why"}),u(kt,{hook:"note",pressed:n==="note",press:()=>t.togglePanel("note"),children:"note"}),u(kt,{hook:"suggest",pressed:t.suggests.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?u(Nl,{view:t}):u("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.togglePanel("add"),children:[u("span",{"aria-hidden":"true",children:"+"})," class"]}),u(kt,{hook:"help",pressed:n==="help",press:()=>t.togglePanel("help"),children:[u("span",{"aria-hidden":"true",children:"?"})," keys"]}),u(Ol,{store:e}),n==="note"&&u(Ml,{view:t})]})}function kt(t){return u("button",{type:"button","data-al":t.hook,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}function Ol({store:t}){let e=t.state.pending.value;return u("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function Nl({view:t}){return u(Ii,{view:t,panel:"add",submit:e=>t.addClass(e),children:{"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200}})}function Ml({view:t}){return u(Ii,{view:t,panel:"note",submit:e=>t.writeNote(e),children:{"data-al":"note-input","aria-label":"note on this example",placeholder:"a note on this example, then Enter; empty removes it",maxLength:1e4,defaultValue:t.store.state.note.peek()}})}function Ii(t){let e=xe(null);return Ve(()=>e.current?.focus(),[]),u("form",{class:t.panel,onSubmit:n=>{n.preventDefault();let o=e.current?.getRootNode()?.host;t.submit(e.current?.value??""),t.view.panel.peek()!==t.panel&&o?.focus({preventScroll:!0})},children:u("input",{ref:e,...t.children})})}function zi({view:t}){let{store:e}=t;return u(Dl,{view:t,children:[u(Ri,{store:e}),u("div",{class:"stage",children:[u(bi,{store:e}),u(Pl,{view:t}),u(Ci,{store:e})]}),u(Si,{view:t}),u(Ei,{view:t}),u(ki,{view:t}),u(wi,{view:t}),u(Pi,{view:t}),u(Li,{view:t}),u(Di,{view:t}),u(Br,{store:e}),u(xi,{view:t})]})}function Dl({view:t,children:e}){let{connected:n,status:o}=t.store.state;return u("section",{class:n.value?"desk":"desk frozen","data-al":"desk","data-phase":o.value?.phase??"seed","aria-label":"labeling desk",children:e})}function Pl({view:t}){let e=t.panel.value;return e==="review"?u(Mi,{view:t}):e==="help"?u(Ti,{view:t}):null}var Ul={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]},Fi={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),Enter:t=>{t.filter.peek().open?$i(t,1):t.store.state.multilabel.peek()&&t.confirm()}};function Hi(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||Ui(t))return;Ki(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){Kl(t,e,n);return}if(t.stopPropagation(),Ui(t))return;if(ql(t)){t.repeat&&t.preventDefault();return}let o=Ul[t.key];if(o!==void 0){t.preventDefault(),n.scroll(...o);return}if(t.key.length>1&&!(t.key in Fi))return;t.preventDefault();let r=Fi[t.key];if(t.key==="Backspace"&&e.filter.peek().open)$l(e);else{if(t.repeat)return;r!==void 0?r(e):Hl(t.key,e)}}function Hl(t,e){let n=e.filter.peek(),o=e.shortcuts.peek();if(!n.open){let r=o.classOfKey(t);if(r!==void 0){e.press(r);return}}if(t==="?")e.togglePanel("help");else if(t==="+")e.togglePanel("add");else{if(e.store.state.card.peek()===null)return;if(o.singleKey)Je(t)==="n"&&e.togglePanel("note");else if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let r=Math.ceil(o.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<r?n.page+1:0})}else/^[1-9]$/.test(t)?$i(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function $i(t,e){let n=t.filter.peek(),o=t.shortcuts.peek(),r;n.open?r=o.classOfDigit(n,e):o.singleKey||(r=t.suggestions.peek()[e-1]?.[0]),r!==void 0&&t.press(r)}function $l(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:Ue}function Kl(t,e,n){if(e.filter.peek().open)e.filter.value=Ue;else if(e.panel.peek()!=="none")e.panel.value="none",n.focusDesk();else{n.leaveDesk();return}Ki(t)}function Ki(t){t.preventDefault(),t.stopPropagation()}var qi=t=>t.composedPath()[0],Ui=t=>{let e=qi(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement};function ql(t){let e=qi(t);return t.key==="Enter"&&e instanceof HTMLAnchorElement?!0:t.key!=="Enter"&&t.key!==" "?!1:e instanceof HTMLButtonElement||e?.localName==="summary"}var ji={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};var Bi=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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

/* tools */

.tools {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 2px;
  margin-inline: -6px;
}

.tools button,
.last button,
.notice button {
  padding: 2px 6px;
  border: 1px solid transparent;
  border-radius: 4px;
  background: transparent;
  color: var(--quiet);
}

.tools button:hover,
.last button:hover,
.notice button:hover {
  background: var(--sunk);
  color: var(--ink);
}

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

.note {
  flex-basis: 100%;
}

.note input {
  inline-size: 100%;
}

.card .note {
  margin: 0.8em 0 0;
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
`;var Bl=5,Wi=t=>`al_widget:${t}:suggest`,fn=class{filter=L(Ue);panel=L("none");showsReason=L(!1);suggests=L(!1);problem=L(null);shortcuts;hints;suggestions;store;#e;#n=!1;constructor(e,n){this.store=e,this.#e=n;let{card:o,classes:r}=e.state;this.shortcuts=J(()=>new cn(r.value)),this.hints=J(()=>{let i=this.shortcuts.value.hints(this.filter.value);return new Map(r.value.map((a,c)=>[a.name,i[c]]))}),this.suggestions=J(()=>{if(!this.suggests.value)return[];let i=new Set(r.value.map(a=>a.name));return(o.value?.card.top??[]).filter(([a])=>i.has(a)).slice(0,Bl)})}readPreferences(e){this.#n||(this.#n=!0,this.suggests.value=this.#e.get(Wi(e))==="on")}press(e){if(this.#t())return;let{multilabel:n}=this.store.state;(n.peek()?this.store.toggle(e):this.store.label(e))&&this.reset()}confirm(){this.#t()||this.store.labelSelected()&&this.reset()}skip(){this.#t()||this.store.skip()&&this.reset()}undo(){this.store.undo(),this.reset()}reset(){this.filter.peek()!==Ue&&(this.filter.value=Ue),this.panel.peek()!=="none"&&(this.panel.value="none")}togglePanel(e){this.problem.value=null,this.panel.value=this.panel.peek()===e?"none":e}toggleReason(){this.showsReason.value=!this.showsReason.peek()}toggleSuggestions(){this.suggests.value=!this.suggests.peek();let e=this.store.state.status.peek()?.desk;e!==void 0&&this.#e.set(Wi(e),this.suggests.peek()?"on":"off")}writeNote(e){this.store.note(e)&&(this.panel.value="none")}dismissProblem(){this.problem.value=null}addClass(e){let n=this.shortcuts.peek().singleKey;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.shortcuts.peek().singleKey&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}#t(){let e=this.panel.peek()==="help"||this.panel.peek()==="review";return e&&(this.panel.value="none"),e}};var ko="data-lm-suppress-shortcuts",Wl=40,Gl=.9;function Gi(t,e){let n=new fn(e,ji),o=new AbortController;t.tabIndex=0,t.setAttribute(ko,"true");let r=t.shadowRoot??t.attachShadow({mode:"open"}),i=document.createElement("style");i.textContent=Bi;let a=document.createElement("div");r.replaceChildren(i,a),oo(u(zi,{view:n}),a),Vl(t,r,n,o.signal),Yl(t,r,o.signal);let c=Kr(t,e),_=le(()=>{let g=e.state.status.value?.desk;g!==void 0&&n.readPreferences(g)});return()=>{o.abort(),_(),c(),oo(null,a)}}function Vl(t,e,n,o){let r={scroll:(c,_)=>{let g=e.querySelector(".panel")??e.querySelector(".card");if(g===null)return;let p={line:Wl,page:g.clientHeight*Gl,end:g.scrollHeight}[c];g.scrollTop+=p*_},focusDesk:()=>t.focus({preventScroll:!0}),leaveDesk:()=>{e.activeElement?.blur(),t.blur()}},i=c=>{c?t.setAttribute(ko,"true"):t.removeAttribute(ko)},a=c=>c.ctrlKey||c.metaKey||c.altKey;t.addEventListener("keydown",c=>i(!a(c)),{signal:o,capture:!0}),t.addEventListener("keyup",c=>i(!a(c)),{signal:o,capture:!0}),t.addEventListener("focusout",()=>i(!0),{signal:o}),t.addEventListener("keydown",c=>Hi(c,n,r),{signal:o})}function Yl(t,e,n){e.addEventListener("mousedown",o=>{o.target.closest("button")!==null&&(o.preventDefault(),t.focus({preventScroll:!0}))},{signal:n}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!n.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:n})}function dn(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function Vi(t,e=document){let n=dn(e),o=()=>{dn(e)!==n&&(n=!n,t(n))},r=new MutationObserver(o);r.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let i=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return i?.addEventListener?.("change",o),()=>{r.disconnect(),i?.removeEventListener?.("change",o)}}var Xl=new Set(["dead","restarting","autorestarting","terminating"]),Zl=12;function Jl(){let t=crypto.getRandomValues(new Uint8Array(Zl));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Ql={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function ec(){try{return window.sessionStorage}catch{return Ql}}function tc(t){let e=new Gt({client:Jl(),send:y=>t.send(y),storage:ec(),now:()=>performance.now(),setTimer:(y,A)=>{let d=setTimeout(y,A);return()=>clearTimeout(d)},dark:dn}),n=y=>e.receive(y),o=()=>e.receiveStatus(t.get("status")),r=()=>{let y=t.comm_live;typeof y=="boolean"?e.setConnected(y):e.connectionChanged()},i=()=>e.setConnected(!1),a=(y,A)=>{Xl.has(A)&&e.setConnected(!1)},c=y=>{e.undelivered>0&&y.preventDefault()},_=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",o),t.on("comm_live_update",r),t.on("comm:close",i),_?.statusChanged?.connect?.(a),window.addEventListener("beforeunload",c);let g=Vi(y=>e.themeChanged(y));o(),e.start();let p=!1;return{store:e,close:()=>{p||(p=!0,t.off("msg:custom",n),t.off("change:status",o),t.off("comm_live_update",r),t.off("comm:close",i),_?.statusChanged?.disconnect?.(a),window.removeEventListener("beforeunload",c),g(),e.close())}}}var _f=()=>{let t=null,e=n=>(t??=tc(n),t);return{initialize({model:n,signal:o}){let{close:r}=e(n);return o?.addEventListener("abort",r),r},render({model:n,el:o,signal:r}){let i=Gi(o,e(n).store);return r?.addEventListener("abort",i),i}}};export{_f as default};
