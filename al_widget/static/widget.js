/* al_widget bundle 95574da190119707abc0acbbe7c5773a68b3341f70aa26c82594a5d764814039 */
var Ns=Symbol.for("preact-signals");function Mt(){if(ve>1)ve--;else{var t,e=!1;for((function(){var r=Ot;for(Ot=void 0;r!==void 0;){var i=r.S;if(i.v===r.v)for(var a=i.t;a!==void 0;a=a.x)a.i===r.i&&(a.i=i.i);r=r.o}})();st!==void 0;){var n=st;for(st=void 0,Lt++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Zo(n))try{n.c()}catch(r){e||(t=r,e=!0)}n=o}}if(Lt=0,ve--,e)throw t}}function ye(t){if(ve>0)return t();Un=++Ms,ve++;try{return t()}finally{Mt()}}var it,O=void 0;function at(t){var e=O,n=it;O=void 0,it=void 0;try{return t()}finally{O=e,it=n}}var st=void 0,ve=0,Lt=0,Ms=0,Un=0,Ot=void 0,Nt=0;function Xo(t){if(O!==void 0){var e=t.n;if(e===void 0||e.t!==O)return e={i:0,S:t,p:O.s,n:void 0,t:O,e:void 0,x:void 0,r:e},O.s!==void 0&&(O.s.n=e),O.s=e,t.n=e,32&O.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=O.s,e.n=void 0,O.s.n=e,O.s=e),e}}function j(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}j.prototype.brand=Ns;j.prototype.h=function(){return!0};j.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:at(function(){var o;(o=e.W)==null||o.call(e)}))};j.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,o=t.x;n!==void 0&&(n.x=o,t.e=void 0),o!==void 0&&(o.e=n,t.x=void 0),t===this.t&&(this.t=o,o===void 0&&at(function(){var r;(r=e.Z)==null||r.call(e)}))}};j.prototype.subscribe=function(t){var e=this;return le(function(){var n=e.value;at(function(){return t(n)})},{name:"sub"})};j.prototype.valueOf=function(){return this.value};j.prototype.toString=function(){return this.value+""};j.prototype.toJSON=function(){return this.value};j.prototype.peek=function(){var t=this;return at(function(){return t.value})};Object.defineProperty(j.prototype,"value",{get:function(){var t=Xo(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(Lt>100)throw new Error("Cycle detected");(function(n){ve!==0&&Lt===0&&n.l!==Un&&(n.l=Un,Ot={S:n,v:n.v,i:n.i,o:Ot})})(this),this.v=t,this.i++,Nt++,ve++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{Mt()}}}});function L(t,e){return new j(t,e)}function Zo(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function Jo(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function Qo(t){for(var e=t.s,n=void 0;e!==void 0;){var o=e.p;e.i===-1?(e.S.U(e),o!==void 0&&(o.n=e.n),e.n!==void 0&&(e.n.p=o)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=o}t.s=n}function De(t,e){j.call(this,void 0,e),this.x=t,this.s=void 0,this.g=Nt-1,this.f=4}De.prototype=new j;De.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Nt))return!0;if(this.g=Nt,this.f|=1,this.i>0&&!Zo(this))return this.f&=-2,!0;var t=O;try{Jo(this),O=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return O=t,Qo(this),this.f&=-2,!0};De.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}j.prototype.S.call(this,t)};De.prototype.U=function(t){if(this.t!==void 0&&(j.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};De.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(De.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=Xo(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function Q(t,e){return new De(t,e)}function er(t){var e=t.j;if(t.j=void 0,typeof e=="function"){ve++;var n=O;O=void 0;try{e()}catch(o){throw t.f&=-2,t.f|=8,zn(t),o}finally{O=n,Mt()}}}function zn(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,er(t)}function Ds(t){if(O!==this)throw new Error("Out-of-order effect");Qo(this),O=t,this.f&=-2;try{8&this.f&&zn(this)}finally{Mt()}}function We(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,it&&it.push(this)}We.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};We.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,er(this),Jo(this),ve++;var t=O;return O=this,Ds.bind(this,t)};We.prototype.N=function(){2&this.f||(this.f|=2,this.u=st,st=this)};We.prototype.d=function(){this.f|=8,1&this.f||zn(this)};We.prototype.dispose=function(){this.d()};function le(t,e){var n=new We(t,e);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.dispose]=o,o}var Ps=["__proto__","constructor","prototype"],be=t=>typeof t=="object"&&t!==null&&!Array.isArray(t)&&!Ps.some(e=>Object.hasOwn(t,e)),Pt=(t,e)=>typeof t=="string"&&t.length<=e,Hn=t=>Pt(t,1e8),Y=t=>Pt(t,1e4),tr=t=>Pt(t,64)&&t!=="",Kn=t=>typeof t=="number"&&Number.isFinite(t),oe=t=>Number.isSafeInteger(t)&&t>=0,Pe=(t,e)=>Array.isArray(t)&&t.length<=1e5&&t.every(e),$n=t=>Pe(t,Y),Is=t=>e=>Array.isArray(e)&&e.length===2&&Y(e[0])&&t(e[1]),Us=t=>Pe(t,Is(Kn)),zs=t=>Pe(t,Fs),Fs=t=>Array.isArray(t)&&t.length===2&&t.every(Hn),Fn=(t,e)=>Kn(t)?t:e,Dt=(t,e)=>oe(t)?t:e,nr={text:{text:Hn},row:{fields:zs},html:{html:Hn}},Hs=["seed","ready","training","done","failed"],$s=["error","warning","info"],qn=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),jn=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(o=>({seq:o.seq,do:o.do,key:o.key,value:o.value,ms:o.ms}))}),rr=(t,e,n)=>({kind:"recall",client:t,before:e,n}),ir=t=>({kind:"theme",dark:t}),sr=t=>({kind:"restore",client:t}),ar=t=>/^c-[0-9A-Za-z-]{1,62}$/.test(t),Bn=t=>Y(t)||$n(t);function lr(t){if(!be(t)||!Y(t.key)||!Y(t.name)||typeof t.again!="boolean"||!Us(t.top)||!Y(t.kind)||!Object.hasOwn(nr,t.kind))return!1;let e=nr[t.kind];return Object.entries(e).every(([n,o])=>o(t[n]))}var Ks=t=>be(t)&&oe(t.seq)&&Y(t.why),qs=t=>be(t)&&oe(t.at)&&(t.do==="label"||t.do==="skip")&&(t.value===null||Bn(t.value))&&lr(t.card),or={ack:{client:tr,upto:oe,refused:t=>Pe(t,Ks),done:$n,open:$n,labels:oe,left:oe},batch:{rev:oe,version:oe,append:t=>typeof t=="boolean",cards:t=>Pe(t,lr)},past:{client:tr,more:t=>typeof t=="boolean",items:t=>Pe(t,qs)}};function cr(t){if(!be(t)||!Y(t.kind)||!Object.hasOwn(or,t.kind))return null;let e=or[t.kind];return Object.entries(e).every(([o,r])=>r(t[o]))?t:null}function ur(t){if(!be(t)||!oe(t.rev)||!Pt(t.desk,64)||!Y(t.phase)||!Hs.includes(t.phase)||!Pe(t.classes,js))return null;let{busy:e,accuracy:n,notice:o}=t;return{rev:t.rev,protocol:Dt(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(({name:r,key:i})=>({name:r,key:Bs(i)?i:null})),version:Dt(t.version,0),trained:Dt(t.trained,0),busy:be(e)&&Y(e.what)?{what:e.what,share:Fn(e.share,null)}:null,accuracy:Ws(n)?n:null,target:Fn(t.target,null),budget:Dt(t.budget,null),cost:Fn(t.cost,null),advice:Y(t.advice)?t.advice:"",notice:be(o)&&Y(o.text)?Gs(o,o.text):null,store:Y(t.store)?t.store:null}}var js=t=>be(t)&&Y(t.name),Bs=t=>Y(t)&&[...t].length===1,Ws=t=>be(t)&&[t.value,t.low,t.high,t.n].every(Kn)&&Y(t.method),Gs=({level:t,action:e},n)=>({level:Y(t)&&$s.includes(t)?t:"info",text:n,action:e==="restore"?e:null});var fr=2e3,Vs=2e4,Ys=200,dr=(t,e)=>t.seq-e.seq,lt=class{client;#e;#n;#t=fr;#o=0;#r=0;#s=0;constructor(e,n){this.client=e,this.#e=n?[...n.events].sort(dr):[],this.#n=(this.#e.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#e}get base(){return this.#e[0]?.seq??this.#n}get unacknowledged(){return{base:this.base,events:this.#e}}add(e,n){this.#e.length===0&&(this.#o=n);let o={seq:this.#n++,...e};return this.#e.push(o),jn(this.client,this.base,[o])}merge(e){for(let n of[...e.events].sort(dr))n.seq<this.#n||(this.#e.push(n),this.#n=n.seq+1)}acknowledge(e,n){let o=this.#e.findIndex(a=>a.seq>e),r=this.#e.splice(0,o===-1?this.#e.length:o);if(r.length===0)return{acknowledged:r,nextPart:null};this.#t=fr,this.#o=n;let i=this.base>this.#r&&this.base<=this.#s;return{acknowledged:r,nextPart:i?this.#i():null}}get resendAt(){return this.#e.length===0?null:this.#o+this.#t}resendIfDue(e){return this.resendAt===null||e<this.resendAt?null:(this.#t=Math.min(this.#t*2,Vs),this.resend(e))}resend(e){return this.#e.length===0?null:(this.#o=e,this.#s=this.#e.at(-1).seq,this.#i())}#i(){let e=this.#e.slice(0,Ys);return this.#r=e.at(-1).seq,jn(this.client,this.base,e)}};var Wn=t=>`al_widget:${t}`;function Xs(t){let e=t;return typeof e=="object"&&e!==null&&oe(e.seq)&&["label","skip","undo","class"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||Bn(e.value))&&oe(e.ms)}var It=class{#e;#n=!1;constructor(e){this.#e=e}get failed(){return this.#n}read(e){try{let n=JSON.parse(this.#e.getItem(Wn(e))??"{}");if(typeof n!="object"||n===null)return{};let o=Object.entries(n).filter(([r,i])=>ar(r)&&oe(i?.base)&&Array.isArray(i?.events)&&i.events.every(Xs));return Object.fromEntries(o)}catch{return{}}}write(e,n,o){let r=this.read(e);if(o.events.length>0)r[n]=o;else if(n in r)delete r[n];else return;this.#t(e,r)}removeAcknowledged(e,n,o){let r=this.read(e),i=r[n];if(i===void 0)return;let a=i.events.filter(c=>c.seq>o);a.length>0?r[n]={base:a[0].seq,events:a}:delete r[n],this.#t(e,r)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(Wn(e),JSON.stringify(n)):this.#e.removeItem(Wn(e))}catch{this.#n=!0}}};var Ut=class{#e;#n;#t;#o=new Map;#r;#s=null;#i=null;#a=!1;constructor(e,n,o,r){this.#e=o,this.#n=r,this.#t=new lt(e),this.#r=new It(n)}get pending(){return this.#l.reduce((e,n)=>e+n.pending.length,0)}get undelivered(){return this.#s===null||this.#r.failed?this.#t.pending.length:this.#r.read(this.#s)[this.#t.client]?.events.length??0}get hasInherited(){return this.#o.size>0}enqueue(e){return this.#t.add(e,this.#e.now())}persist(){this.#s!==null&&this.#r.write(this.#s,this.#t.client,this.#t.unacknowledged)}send(e){this.#n(e),this.#c()}pendingOn(e){for(let n of this.#l){let o=n.pending.findLast(r=>r.key===e);if(o!==void 0)return o}}openDesk(e){this.#s!==e&&(this.#s=e,this.persist());let n=[];for(let[o,r]of Object.entries(this.#r.read(e)))o!==this.#t.client&&n.push(...this.#d(o,r));return this.#c(),n}acknowledge(e){let n=e.client===this.#t.client?this.#t:this.#o.get(e.client);if(n===void 0)return[];let o=e.upto,{acknowledged:r,nextPart:i}=n.acknowledge(o,this.#e.now());return r.length>0&&(n===this.#t?this.persist():this.#s!==null&&this.#r.removeAcknowledged(this.#s,n.client,o),n.pending.length===0&&this.#o.delete(n.client)),i!==null&&this.#n(i),this.#c(),r}resendAll(){for(let e of[...this.#o.values(),this.#t])this.#u(e);this.#c()}close(){this.#a=!0,this.#i?.cancel(),this.#i=null}get#l(){return[this.#t,...this.#o.values()]}#d(e,n){let o=this.#o.get(e);if(o!==void 0&&o.merge(n),o!==void 0||n.events.length===0)return[];let r=new lt(e,n);return this.#o.set(e,r),this.#u(r),r.pending}#u(e){let n=e.resend(this.#e.now());n!==null&&this.#n(n)}#c(){let e=this.#l.map(r=>r.resendAt).filter(r=>r!==null);if(this.#a||e.length===0)return;let n=Math.min(...e);if(this.#i!==null&&this.#i.at<=n)return;this.#i?.cancel();let o=this.#e.setTimer(()=>{this.#i=null;for(let r of this.#l){let i=r.resendIfDue(this.#e.now());i!==null&&this.#n(i)}this.#c()},Math.max(0,n-this.#e.now()));this.#i={at:n,cancel:o}}};var zt=class{#e;#n;#t=1e3;#o=null;#r=null;#s=!1;constructor(e,n){this.#e=e,this.#n=n}start(){this.#s=!0,this.#t=1e3,this.#r=null,this.#i()}startIfNeeded(){this.#s&&this.#o===null&&this.#n.isNeeded()&&this.start()}answered(){this.#r=null,this.#n.silenceChanged(!1)}close(){this.#o?.(),this.#o=null}#i(){this.close();let e=this.#e.now();this.#r??=e;let n=this.#r+2e4-e;this.#o=this.#e.setTimer(()=>this.#a(),n>0?Math.min(this.#t,n):this.#t),this.#n.sendHello()}#a(){this.#o=null;let e=this.#r;e!==null&&this.#e.now()-e>=2e4&&this.#n.silenceChanged(!0),this.#n.isNeeded()&&(this.#t=Math.min(this.#t*2,15e3),this.#i())}};var Zs=(t,e)=>t===e||Array.isArray(t)&&Array.isArray(e)&&JSON.stringify(t)===JSON.stringify(e),Ft=class{#e=[];#n=new Set;#t=!0;#o=null;get entries(){return this.#e}get lowestLoaded(){return this.#o}get isShort(){return this.#t&&this.#e.length<8}push(e){this.#e.push({at:null,...e})}pop(){return this.#e.pop()}answerOf(e){return this.#e.findLast(n=>n.card.key===e)?.value??null}remove(e){let n=this.#e.findLastIndex(o=>o.card.key===e);n>=0&&this.#e.splice(n,1)}newest(e,n){let o=new Map;for(let r=this.#e.length-1;r>=0&&o.size<e;r--){let i=this.#e[r];n(i)&&!o.has(i.card.key)&&o.set(i.card.key,i)}return[...o.values()]}merge(e,n){this.#t=e.more&&e.items.length>0;for(let o of[...e.items].sort((r,i)=>i.at-r.at)){if(this.#n.has(o.at))continue;this.#n.add(o.at),this.#o=Math.min(this.#o??o.at,o.at);let r=this.#e.findLast(i=>i.at===null&&i.card.key===o.card.key&&i.do===o.do&&Zs(i.value,o.value));r!==void 0?r.at=o.at:n(o.card.key)||this.#r(o)}}#r(e){let n=this.#e.findIndex(o=>o.at===null||o.at>e.at);this.#e.splice(n<0?this.#e.length:n,0,{at:e.at,do:e.do,value:e.value,card:e.card})}};var Ht=class{#e;#n;#t;#o=null;#r=null;constructor(e,n,o){this.#e=e,this.#n=n,this.#t=o}loadIfShort(){if(!this.#e.isShort)return;let e=this.#o;e!==null&&this.#n.now()-e<5e3||this.#s(this.#e.lowestLoaded)}loadNewest(){this.#s(null)}loadNewestSoon(){this.#r?.(),this.#r=this.#n.setTimer(()=>{this.#r=null,this.#s(null)},300)}answered(){this.#o=null}close(){this.#r?.()}#s(e){this.#o=this.#n.now(),this.#t(e,16)}};var $t=class{#e;#n;#t=[];#o=null;constructor(e,n){this.#e=e,this.#n=n}add(){this.#t.push(this.#e.now()),this.#n(this.#r()),this.#s()}removeLast(){this.#t.pop()}close(){this.#o?.()}#r(){let e=this.#e.now(),n=this.#t.findIndex(r=>r>=e-12e4);if(this.#t.splice(0,n===-1?this.#t.length:n),this.#t.length<3)return null;let o=Math.max(e-this.#t[0],15e3);return Math.round(this.#t.length*6e4/o)}#s(){this.#o===null&&(this.#o=this.#e.setTimer(()=>{this.#o=null;let e=this.#r();this.#n(e),e!==null&&this.#s()},5e3))}};var Kt=class{shown=null;waiting=[];#e=new Set;#n=new Set;#t=-1;merge(e){if(e.rev<=this.#t)return!1;this.#t=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(o=>o.key));for(let o of e.cards)n.has(o.key)||this.#r(o)||(n.add(o.key),this.waiting.push(o));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,o){let r=this.shown;this.waiting=this.waiting.filter(i=>i.key!==e.key),r!==null&&r.origin!=="review"&&r.card.key!==e.key&&this.waiting.unshift(r.card),this.shown={card:e,origin:n,value:o}}markDecided(e){this.#e.add(e),this.#n.delete(e),this.#o(e)}markSkipped(e){this.#n.add(e),this.#o(e)}reopen(e){this.#e.delete(e),this.#n.delete(e)}#o(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#r(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#n.has(e.key)&&!e.again}};var qt=new Set,jt=class{status=L(null);shown=L(null);pending=L(0);totals=L(null);connected=L(!0);restoring=L(!1);kernelSilent=L(!1);refusals=L([]);labelsPerMinute=L(null);recentLabels=L([]);historyRevision=L(0);canUndo=L(!1);everShown=L(!1);unconfirmedClasses=L([]);selection=L(qt);classes;multilabel=Q(()=>this.status.value?.multilabel??!1);finished=Q(()=>this.status.value?.phase==="done");card=Q(()=>{let e=this.shown.value;return this.finished.value&&e?.origin==="queue"?null:e});selected=Q(()=>this.card.value===null?qt:this.selection.value);constructor(){let e=[];this.classes=Q(()=>{let n=this.status.value?.classes??[],o=new Set(n.map(c=>c.name)),r=this.unconfirmedClasses.value.filter(c=>!o.has(c)),i=[...n,...r.map(c=>({name:c,key:null}))];return i.length===e.length&&i.every((c,_)=>c.name===e[_].name&&c.key===e[_].key)||(e=i),e})}};var Js=50,Qs=4,ea=3,Bt=class{#e=new jt;#n;#t=new Kt;#o=new Ft;#r;#s;#i;#a;#l=0;#d=0;constructor(e){this.#n=e;let{client:n}=e,o=i=>this.#h(i),r=this.#e;this.#i=new Ut(n,e.storage,e,o),this.#r=new Ht(this.#o,e,(i,a)=>o(rr(n,i,a))),this.#s=new $t(e,i=>{r.labelsPerMinute.value=i}),this.#a=new zt(e,{sendHello:()=>o(qn(n,e.dark())),isNeeded:()=>!r.connected.peek()||this.#t.shown===null&&r.status.peek()?.phase!=="done",silenceChanged:i=>{r.kernelSilent.value=i}})}get state(){return this.#e}get undelivered(){return this.#i.undelivered}start(){this.#a.start()}close(){this.#a.close(),this.#i.close(),this.#s.close(),this.#r.close()}receiveStatus(e){let n=this.#e,o=n.status.peek(),r=ur(e);if(r===null||o!==null&&r.rev<o.rev)return;let i=o?.notice?.action==="restore"&&r.notice?.action!=="restore";ye(()=>{n.status.value=r,n.restoring.value=!1,this.#k(r.classes.map(a=>a.name)),this.#w(this.#i.openDesk(r.desk)),o!==null&&this.#v()}),i&&this.#i.resendAll(),this.#a.startIfNeeded()}receive(e){let n=cr(e);n!==null&&(ye(()=>{this.#v(),n.kind==="ack"?this.#y(n):n.kind==="batch"?this.#t.merge(n)&&this.#f():n.client===this.#n.client&&(this.#r.answered(),this.#o.merge(n,o=>this.#i.pendingOn(o)?.do==="undo"),this.#p())}),this.#a.startIfNeeded())}setConnected(e){e!==this.#e.connected.peek()&&(this.#e.connected.value=e,e?(this.#a.start(),this.#i.resendAll()):(this.#e.restoring.value=!1,this.#a.startIfNeeded()))}connectionChanged(){let{client:e,dark:n}=this.#n;this.#e.connected.peek()?this.setConnected(!1):this.#h(qn(e,n()))&&this.setConnected(!0)}themeChanged(e){this.#h(ir(e))}label(e){let n=this.#c()?.card;return n===void 0?!1:(this.#u({do:"label",key:n.key,value:e,ms:this.#m()},()=>{this.#t.markDecided(n.key),this.#o.push({do:"label",value:e,card:n}),this.#g()}),!0)}skip(){let e=this.#c();if(e===null)return!1;let{card:n,origin:o}=e;return o==="review"?(ye(()=>{this.#t.next(),this.#f()}),!0):(this.#u({do:"skip",key:n.key,value:null,ms:this.#m()},()=>{this.#t.markSkipped(n.key),this.#o.push({do:"skip",value:null,card:n}),this.#g()}),!0)}undo(){if(!this.#e.connected.peek())return!1;let e=this.#o.pop();if(e===void 0)return this.#_(),!1;let{card:n}=e;return this.#u({do:"undo",key:n.key,value:null,ms:this.#m()},()=>{this.#t.reopen(n.key);let o=this.#o.answerOf(n.key);o!==null&&this.#t.markDecided(n.key);let r=this.#e.multilabel.peek()?e.value:null;this.#t.show(n,o===null?"undo":"review",o??r),this.#s.removeLast(),this.#f(),this.#p()}),this.#_(),!0}addClass(e){let n=this.#e,o=e.trim().replace(/\s+/g," ");if(!n.connected.peek())return"The kernel stopped: classes can be added once it runs again.";if(o==="")return"Type a name first.";let r=n.classes.peek().find(i=>i.name.toLowerCase()===o.toLowerCase());return r!==void 0?`There is already a class “${r.name}”.`:(this.#u({do:"class",key:null,value:o,ms:0},()=>{n.unconfirmedClasses.value=[...n.unconfirmedClasses.peek(),o]}),null)}#u(e,n){let o=this.#i.enqueue(e);this.#i.persist(),ye(()=>{n(),this.#e.pending.value=this.#i.pending}),this.#i.send(o),this.#a.startIfNeeded()}restoreStore(){let{connected:e,restoring:n}=this.#e;!e.peek()||n.peek()||(n.value=this.#h(sr(this.#n.client)))}toggle(e){if(this.#c()===null)return!1;let n=new Set(this.#e.selection.peek());return n.delete(e)||n.add(e),this.#e.selection.value=n,!0}labelSelected(){let e=this.#e.selected.peek(),n=this.#e.classes.peek().map(o=>o.name);return this.label(n.filter(o=>e.has(o)))}review(e){return this.#e.connected.peek()?(ye(()=>{this.#t.show(e.card,"review",e.value),this.#f()}),!0):!1}latestDecisions(){return this.#o.newest(Js,()=>!0)}dismissRefusal(e){let{refusals:n}=this.#e;n.value=n.peek().filter(o=>o.id!==e)}#c(){return this.#e.connected.peek()?this.#e.card.peek():null}#m(){return this.#e.shown.peek()===null?0:Math.max(0,Math.round(this.#n.now()-this.#l))}#g(){this.#t.next(),this.#f(),this.#s.add(),this.#p()}#f(){let e=this.#e,{shown:n}=this.#t;n!==e.shown.peek()&&(e.shown.value=n,e.selection.value=n===null||n.value===null?qt:new Set([n.value].flat()),this.#l=this.#n.now(),n!==null&&(e.everShown.value=!0))}#p(){let e=this.#e;e.recentLabels.value=this.#o.newest(Qs,n=>n.do==="label"),e.historyRevision.value=e.historyRevision.peek()+1,e.canUndo.value=this.#o.entries.length>0}#y(e){let n=this.#e,o=this.#i.hasInherited,r=this.#i.acknowledge(e);for(let{seq:c,why:_}of e.refused){let g=r.find(p=>p.seq===c);g!==void 0&&this.#b(g,_)}let i=c=>this.#i.pendingOn(c)===void 0;for(let c of e.done)i(c)&&this.#t.markDecided(c);for(let c of e.open)i(c)&&this.#t.reopen(c);n.totals.value={labels:e.labels,left:e.left},n.pending.value=this.#i.pending,this.#f();let a=e.client!==this.#n.client&&e.done.length>0;o&&!this.#i.hasInherited?this.#r.loadNewest():a&&!o?this.#r.loadNewestSoon():this.#_()}#b(e,n){let{refusals:o,unconfirmedClasses:r}=this.#e;this.#d+=1;let i={id:this.#d,text:`Not taken: ${n}`};o.value=[...o.peek(),i].slice(-ea),e.do==="class"?r.value=r.peek().filter(a=>a!==e.value):e.do!=="undo"&&e.key!==null&&(this.#o.remove(e.key),this.#o.answerOf(e.key)===null&&this.#t.reopen(e.key),this.#p())}#k(e){let{unconfirmedClasses:n}=this.#e,o=n.peek().filter(r=>!e.includes(r));o.length<n.peek().length&&(n.value=o)}#w(e){let{classes:n,pending:o,unconfirmedClasses:r}=this.#e;for(let{do:i,key:a,value:c}of e)i==="class"&&typeof c=="string"&&(n.peek().some(g=>g.name===c)||(r.value=[...r.peek(),c])),a!==null&&(i==="label"?this.#t.markDecided(a):i==="skip"?this.#t.markSkipped(a):i==="undo"&&this.#t.reopen(a));o.value=this.#i.pending}#_(){this.#i.hasInherited||this.#r.loadIfShort()}#v(){this.#a.answered(),this.#e.connected.peek()||this.setConnected(!0)}#h(e){try{return this.#n.send(e),!0}catch{return this.setConnected(!1),!1}}};var T,mr,Yn,Te,Gn,Yt,_r,Gt,gr,Xn,Vn,ta,ut=Symbol.for("pv"),Xt={},Zt=[],na=/^m(i|n|o|s|text|space)$/,Zn=Array.isArray,Jn=Zt.slice,Ue=Object.assign;function Ie(t){t&&t.parentNode&&t.remove()}function vr(t,e,n){var o,r,i,a={},c=arguments.length;for(i in e)i=="key"?o=e[i]:i=="ref"&&typeof t!="function"?r=e[i]:a[i]=e[i];return c>2&&(a.children=c>3?Jn.call(arguments,2):n),ct(t,a,o,r,null)}function ct(t,e,n,o,r){var i={type:t,props:e,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:ut,__v:r||++mr,__i:-1,__u:0};return!r&&T.vnode&&T.vnode(i),i}function ce(t){return t.children}function Ge(t,e){this.props=t,this.context=e,this.__g=0}function Ae(t,e){if(e==null)return t.__&&Ae(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:Ae(t)}function oa(t){var e,n=t.__v,o=n.__e,r=[],i=[],a=t.__P;a&&((e=Ue({constructor:ut},n)).__v=n.__v+1,T.vnode&&T.vnode(e),Qn(a,e,n,t.__n,a.namespaceURI,32&n.__u?[o]:null,r,o||Ae(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Er(r,e,i),n.__=n.__e=null,e.__e!=o&&yr(e))}function yr(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),yr(t)}function pr(t){(8&t.__g||(t.__g|=8,Te.push(t),Yt++))&&Gn==T.debounceRendering||((Gn=T.debounceRendering)||queueMicrotask)(br)}function br(){try{for(var t,e=1;Te.length;)Te.length>e&&Te.sort(_r),t=Te.shift(),e=Te.length,8&t.__g&&oa(t)}finally{(Yt=Te.length)&&(Gn||queueMicrotask)(br)}}function kr(t,e,n,o,r,i,a,c,_,g,p){var y,A,d,w,H,E,x=o.__k||Zt,S=e.length;for(_=ra(n,e,x,_,S),y=0;y<S;y++)(d=n.__k[y])!=null&&(A=~d.__i&&x[d.__i]||Xt,d.__i=y,E=Qn(t,d,A,r,i,a,c,_,g,p),w=d.__e,(A.ref!=d.ref||8&A.__u)&&(A.ref&&eo(A.ref,null,d,A),d.ref&&p.push(d.ref,d.__c||w,d)),H=H||w,4&d.__u?(_=wr(d,_,t,!A.__v),A.__e&&(A.__e=null)):typeof d.type=="function"&&E!==void 0?_=E:w&&(_=w.nextSibling),d.__u&=-21);return n.__e=H,_}function ra(t,e,n,o,r){var i,a,c,_,g,p,y,A,d,w=n.length,H=w,E=0,x=0,S=t.__k=Array(r);for(i=0;i<r;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=S[i]=ct(null,a):Zn(a)?a=S[i]=ct(ce,{children:a}):a.constructor===ut&&a.__b?a=S[i]=ct(a.type,a.props,a.key,a.ref,a.__v):S[i]=a,_=i+E,a.__=t,a.__b=t.__b+1,c=null,~(g=a.__i=ia(a,n,_,H))&&(H--,(c=n[g])&&(c.__u|=2)),c&&c.__v?(a.__u|=16,g==_-1?E--:g==_+1?E++:g!=_&&(g>_?E--:E++,x=1)):(~g||(r>w?E--:r<w&&E++),typeof a.type!="function"&&(a.__u|=4))):S[i]=null;if(x){for(p=[],y=[],i=0;i<r;i++)if((a=S[i])&&16&a.__u){for(E=0,A=p.length;E<A;)p[d=E+A>>1]<a.__i?E=d+1:A=d;p[E]=a.__i,y[i]=E+1}for(E=p.length;i--;)y[i]&&(y[i]==E?E--:S[i].__u|=4)}if(H)for(i=0;i<w;i++)!(c=n[i])||2&c.__u||(c.__e==o&&(o=Ae(c)),to(c,c));return o}function wr(t,e,n,o){var r,i,a,c;if(typeof t.type=="function"){if(t.props.__P)return e;if(r=t.__k)for(i=0;i<r.length;i++)r[i]&&(r[i].__=t,e=wr(r[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=Ae(t))&&!e.parentNode&&(e=null),a=t.__e,c=e;c&&c.nodeType==8;)c=c.nextSibling;for(a!=c&&(!o&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function ia(t,e,n,o){var r,i=t.key,a=t.type,c=e[n],_=c&&!(2&c.__u);if(c===null&&i==null||_&&i==c.key&&a==c.type)return n;if(o>(_?1:0)){for(r=n-1;r>=0;r--)if((c=e[r])&&!(2&c.__u)&&i==c.key&&a==c.type)return r;for(r=n+1;r<e.length;r++)if((c=e[r])&&!(2&c.__u)&&i==c.key&&a==c.type)return r}return-1}function hr(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function Wt(t,e,n,o,r){var i,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof o=="string"&&(t.style.cssText=o=""),o)for(e in o)n&&e in n||hr(t.style,e);if(n)for(e in n)o&&n[e]==o[e]||hr(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof o!="function"&&(o=null),(t.__e||(t.__e={}))[e]=n,n&&o||(a=Vn[e]||(Vn[e]=sa(e)),(t.__a||(t.__a={}))[e]=Xn,i=e!=(e=e.replace(gr,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(r=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function sa(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[Gt]==null)e[Gt]=Xn++;else if(e[Gt]<this.__a[t])return;return n(T.event?T.event(e):e)}}}function Qn(t,e,n,o,r,i,a,c,_,g){var p,y,A,d,w,H,E,x,S,I,R,de,Je,X,ee,Qe,re,U,G=e.type;if(e.constructor!==ut)return null;128&n.__u&&(_=32&n.__u,p=n.__c.__z)&&(e.__u|=_,y=i=[],p.nodeType==8?c=Vt(p,i):i.push(p),c=i[0]||c),(p=T.__b)&&p(e);e:if(typeof G=="function"){A=a.length;try{if(x=e.props,S=(p=G.prototype)&&p.render,I=(p=G.contextType)&&o[p.__c],R=p?I?I.props.value:p.__:o,(d=n.__c)?(e.__c=d,2&d.__g&&(d.__g|=1)):(S?e.__c=d=new G(x,R):(e.__c=d=new Ge(x,R),d.constructor=G,d.render=la),I&&I.sub(d),d.state||(d.state={}),d.__n=o,d.__g|=8,d.__h=[],d.__k=[]),S&&(d.__s||(d.__s=d.state),G.getDerivedStateFromProps&&(d.__s==d.state&&(d.__s=Ue({},d.__s)),Ue(d.__s,G.getDerivedStateFromProps(x,d.__s)))),w=d.props,H=d.state,d.__v=e,n.__c){if(x!==w&&S&&!G.getDerivedStateFromProps&&d.componentWillReceiveProps&&d.componentWillReceiveProps(x,R),e.__v==n.__v&&!(8&d.__g)||!(4&d.__g)&&d.shouldComponentUpdate&&d.shouldComponentUpdate(x,d.__s,R)===!1){e.__v!=n.__v&&(d.props=x,d.state=d.__s,d.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(Z){Z&&(Z.__=e)}),Zt.push.apply(d.__h,d.__k),d.__k=[],d.__h.length&&a.push(d),c=Ae(n);break e}d.componentWillUpdate&&d.componentWillUpdate(x,d.__s,R),S&&d.componentDidUpdate&&d.__h.push(function(){d.componentDidUpdate(w,H,E)})}else S&&!G.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),S&&d.componentDidMount&&d.__h.push(d.componentDidMount);d.context=R,d.props=x,d.__P=t,d.__g&=-5,de=T.__r,Je=S?25:0;do d.__g&=-9,de&&de(e),p=d.render(d.props,d.state=d.__s,d.context);while(8&d.__g&&++Je<25);S&&(Zt.push.apply(d.__h,d.__k),d.__k=[]),d.state=d.__s,d.getChildContext&&(o=Ue({},o,d.getChildContext())),S&&n.__c&&d.getSnapshotBeforeUpdate&&(E=d.getSnapshotBeforeUpdate(w,H)),X=p&&p.type===ce&&p.key==null?p.props.children:p,x.__P&&(p=c,r=(t=x.__P).namespaceURI,_=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(Z){Z&&to(Z,Z)}),n.__k=null),c=n.__k?Ae(n,0):null),c=kr(t,Zn(X)?X:[X],e,n,o,r,i,a,c,_,g),x.__P&&(e.__e=null,c=p),e.__u&=-161,y&&y.some(Ie),d.__h.length&&a.push(d),1&d.__g&&(d.__g&=-4)}catch(Z){if(a.length=A,e.__v=null,_||i)if(Z&&Z.then){if(e.__u|=128|_,i){for(~(re=i.indexOf(c||void 0))||(re=i.length);(U=i[re-1])&&U.nodeType==8;)re--;for(;re<i.length;re++)if(U=i[re])if(i[re]=null,ee){if(U==Qe)break}else{if(U.nodeType!=8)break;U.data.startsWith("$s")&&(Qe=Vt(ee=U))}}if(!ee){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;ee=c}(p=Vt(ee=e.__c.__z||(e.__c.__z=ee)))?(e.__e=ee,c=p):e.__e=c,c=c&&c.nextSibling}else i&&i.some(Ie);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),Z&&Z.then||Sr(e),T.__e(Z,e,n)}}else c=e.__e=aa(n.__e,e,n,o,r,i,a,_,g,t);return(p=T.diffed)&&p(e),c}function Vt(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Sr(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Sr))}function Er(t,e,n){for(var o=0;o<n.length;)eo(n[o++],n[o++],n[o++]);T.__c&&T.__c(e,t),t.some(function(r){try{t=r.__h,r.__h=[],t.some(function(i){i.call(r)})}catch(i){T.__e(i,r.__v)}})}function aa(t,e,n,o,r,i,a,c,_,g){var p,y,A,d,w,H,E,x,S=n.props||Xt,I=e.props,R=e.type;if(R=="svg"?r="http://www.w3.org/2000/svg":R=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),i){for(p=0;p<i.length;p++)if((w=i[p])&&(R?w.localName==R:w.nodeType==3)){t=w,i[p]=null;break}}if(!t){if(x=g.ownerDocument||document,!R)return x.createTextNode(I);t=x.createElementNS(r,R,I.is?I:g),c&&(T.__m&&T.__m(e,i),c=!1),i=null}if(R){if(g=R=="template"&&t.content||t,i=R=="textarea"&&I.defaultValue!=null?null:i&&Jn.call(g.childNodes),!c&&i)for(S={},p=0;p<t.attributes.length;p++)S[(w=t.attributes[p]).name]=w.value;for(p in S)w=S[p],p=="dangerouslySetInnerHTML"?A=w:p=="children"||p in I||p=="value"&&"defaultValue"in I||p=="checked"&&"defaultChecked"in I||Wt(t,p,null,w,r);for(p in I)w=I[p],p=="children"?d=w:p=="dangerouslySetInnerHTML"?y=w:p=="value"?H=w:p=="checked"?E=w:c&&typeof w!="function"||S[p]===w||Wt(t,p,w,S[p],r);y?(c||A&&(y.__html==A.__html||y.__html==t.innerHTML)||(t.innerHTML=y.__html),e.__k=[]):(A&&(t.textContent=""),(R=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&na.test(R))&&(r="http://www.w3.org/1999/xhtml"),kr(g,Zn(d)?d:[d],e,n,o,r,i,a,i?i[0]:n.__k&&Ae(n,0),c,_),i&&i.some(Ie)),c&&R!="textarea"||(p="value",R=="progress"&&H==null?t.removeAttribute(p):H==null||H===t[p]&&(R!="progress"||H)||Wt(t,p,H,S[p],r),p="checked",E!=null&&E!=t[p]&&Wt(t,p,E,S[p],r))}else S===I||c&&t.data==I||(t.data=I);return t}function eo(t,e,n,o){try{typeof t=="function"?e?e.__x=t(e)||1:o&&(o=o.__c||o.__e)&&(e=o.__x)&&(o.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(r){T.__e(r,n)}}function to(t,e,n){var o,r,i,a;if(T.unmount&&T.unmount(t),!(o=t.ref)||o.current&&o.current!=t.__e||eo(o,null,e,t),o=t.__c){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(c){T.__e(c,e)}o.__P=o.__n=null}if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&to(o[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(o=t.__c)&&(o=o.__z)&&(r=Vt(o,i=[]))&&(o==t.__e&&i.some(Ie),Ie(r),Ie(o)),n||Ie(t.__e),t.__e=t.__c=t.__=null}function la(t,e,n){return this.constructor(t,n)}function no(t,e){var n,o,r,i;T.__&&T.__(t,e),e.nodeType==9&&(e=e.documentElement),o=(n=t&&32&t.__u)?null:e.__k,e.__k=ct(ce,{children:[t]}),r=[],i=[],Qn(e,e.__k,o||Xt,Xt,e.namespaceURI,o?null:e.firstChild?Jn.call(e.childNodes):null,r,o?o.__e:e.firstChild,n,i),Er(r,e.__k,i),e.__k.props.children=null}T={__e:function(t,e,n,o){for(var r,i,a;e=e.__;)if((r=e.__c)&&!(1&r.__g)){r.__g|=4;try{if((a=(i=r.constructor)&&i.getDerivedStateFromError)&&r.setState(i.getDerivedStateFromError(t)),r.componentDidCatch&&(r.componentDidCatch(t,o||{}),a=1),a&&8&r.__g)return void(r.__g|=2)}catch(c){t=c}}throw Yt=0,t}},mr=0,Yn=function(t){return t!=null&&t.constructor===ut},Ge.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=Ue({},this.state)),typeof t=="function"&&(t=t(Ue({},n),this.props)),t&&(Ue(n,t),this.__v&&(e&&this.__k.push(e),pr(this)))},Ge.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),pr(this))},Ge.prototype.render=ce,Te=[],Yt=0,_r=function(t,e){return t.__v.__b-e.__v.__b},Gt=Symbol(),gr=/(PointerCapture)$|Capture$/i,Xn=0,Vn={},ta=0;var Jt,te,oo,Tr,ca=Object.is,ro=0,Dr=[],io=[],$=T,Ar=$.__b,xr=$.__r,Cr=$.diffed,Rr=$.__c,Lr=$.unmount,Or=$.__;function Pr(t,e){$.__h&&$.__h(te,t,ro||e),ro=0;var n=te.__H||(te.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function Ve(t,e){var n=Pr(Jt++,4);!$.__s&&Ir(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,te.__h.push(n))}function xe(t){return ro=5,dt(function(){return{current:t}},[])}function dt(t,e){var n=Pr(Jt++,7);return Ir(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function ua(){var t;do{for(;t=io.shift();)try{ft(t)}catch(n){$.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Dr.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(ft),e.__h.some(so),e.__h=[]}catch(n){e.__h=[],$.__e(n,t.__v)}}}while(io.length)}$.__b=function(t){te=null,Ar&&Ar(t)},$.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Or&&Or(t,e)},$.__r=function(t){xr&&xr(t),Jt=0;var e=(te=t.__c).__H;e&&(oo==te?te.__h=[]:(e.__h.some(ft),e.__h.some(so),Jt=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),oo=te},$.diffed=function(t){Cr&&Cr(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Mr(Dr.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),oo=te=null},$.__c=function(t,e){e.some(function(n){try{n.__h.some(ft),n.__h=n.__h.filter(function(o){return!o.__||so(o)})}catch(o){n.__h=[function(){throw o}]}}),Rr&&Rr(t,e)},$.unmount=function(t){Lr&&Lr(t);var e,n,o=t.__c;o&&o.__H&&(o.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,Mr(io.push(r))}else ft(r)}catch(i){e=i}}),o.__H=void 0,e&&$.__e(e,o.__v))};var Nr=typeof requestAnimationFrame=="function";function fa(t){var e,n=function(){clearTimeout(o),Nr&&cancelAnimationFrame(e),setTimeout(t)},o=setTimeout(n,35);Nr&&(e=requestAnimationFrame(n))}function Mr(t){t!=1&&Tr==$.requestAnimationFrame||((Tr=$.requestAnimationFrame)||fa)(ua)}function ft(t){var e=te,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),te=e}function so(t){var e=te;t.__c=t.__(),te=e}function Ir(t,e){return!t||t.length!=e.length||e.some(function(n,o){return!ca(n,t[o])})}var Ur,ht,Qt,da=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var zr=[];le(function(){Ur=this.N})();function Ye(t,e){T[t]=e.bind(null,T[t]||function(){})}function pt(t){if(Qt){var e=Qt;Qt=void 0,e()}Qt=t&&t.S()}function Fr(t){var e=this,n=t.data,o=ha(n);o.name="ReactiveDom",o.value=n;var r=dt(function(){for(var c=e,_=e.__v;_=_.__;)if(_.__c){_.__c.__$f|=4;break}var g=Q(function(){var d=o.value.value;return d===0?0:d===!0?"":d||""}),p=Q(function(){return!Array.isArray(g.value)&&!Yn(g.value)}),y=le(function(){if(this.N=Hr,p.value){var d=g.value;c.__v&&c.__v.__e&&c.__v.__e.nodeType===3&&(c.__v.__e.data=d)}}),A=e.__$u.d;return e.__$u.d=function(){y(),A.call(this)},[p,g]},[]),i=r[0],a=r[1];return i.value?a.peek():a.value}Fr.displayName="ReactiveTextNode";Object.defineProperties(j.prototype,{constructor:{configurable:!0,value:vr(ce,null).constructor},type:{configurable:!0,value:Fr},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Ye("__b",function(t,e){if(pt(),ht=void 0,typeof e.type=="string"){var n,o=e.props;for(var r in o)if(r!=="children"){var i=o[r];i instanceof j&&(n||(e.__np=n={}),n[r]=i,o[r]=i.peek())}}t(e)});Ye("__r",function(t,e){if(t(e),e.type!==ce){pt();var n,o=e.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,i){var a;return le(function(){a=this},{name:i}),a.c=r,a})((function(r){return function(){var i;da&&((i=this.y)==null||i.call(this)),r.__$f|=1,r.setState({})}})(o),typeof e.type=="function"?e.type.displayName||e.type.name:""))),ht=o,pt(n)}});Ye("__e",function(t,e,n,o){pt(),ht=void 0,t(e,n,o)});Ye("diffed",function(t,e){pt(),ht=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var o=e.__np,r=e.props,i=n.U;if(i)for(var a in i){var c=i[a];c===void 0||o&&a in o||(c.d(),i[a]=void 0)}if(o){i||(i={},n.U=i);for(var _ in o){var g=i[_],p=o[_];g===void 0?(g=pa(n,_,p,r),i[_]=g):g.o(p,r)}}}t(e)});function pa(t,e,n,o){var r=e in t&&t.ownerSVGElement===void 0,i=L(n);return{o:function(a,c){i.value=a,o=c},d:le(function(){this.N=Hr;var a=i.value.value;o[e]!==a&&(o[e]=a,r?t[e]=a:a!=null&&(a!==!1||e[4]==="-")?t.setAttribute(e,a):t.removeAttribute(e))})}}Ye("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var i=o[r];i&&i.d()}}}var a=e.__np;if(a){var c=e.props;for(var _ in a)c[_]=a[_]}e.__np=void 0}else{var g=e.__c;if(g){g.__$f|=8;var p=g.__$u;p&&(g.__$u=void 0,p.d())}}t(e)});Ye("__h",function(t,e,n,o){o<3&&(e.__$f|=2),t(e,n,o)});Ge.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var i=2&this.__$f;if(!(o||i||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in t)if(a!=="__source"&&t[a]!==this.props[a])return!0;for(var c in this.props)if(!(c in t))return!0;return!1};function ha(t,e){return dt(function(){return L(t,e)},[])}function mt(t,e){var n=xe(t);return n.current=t,ht.__$f|=4,dt(function(){return Q(function(){return n.current()},e)},[])}var ma=function(t){queueMicrotask(function(){queueMicrotask(t)})};function _a(){ye(function(){for(var t;t=zr.shift();)Ur.call(t)})}function Hr(){zr.push(this)===1&&(T.requestAnimationFrame||ma)(_a)}var ga=[300,1500],va=[0,400],ya=150,ba=1500,ka=100;function $r(t,e){let n=new Set,o=g=>{let p=window.setTimeout(()=>{n.delete(p),window.dispatchEvent(new Event("resize"))},g);n.add(p)},r=()=>{for(let g of n)clearTimeout(g);n.clear()},i=wa(t,()=>{for(let g of va)o(g)}),a=!1,c=le(()=>{if(!(e.state.status.value===null||a)){a=!0;for(let g of ga)o(g)}}),_=Sa(t,()=>{r(),o(ya),a&&o(ba)});return()=>{c(),_(),i(),r()}}function wa(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,o=null,r=new MutationObserver(()=>{for(let a of o?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(a)||(n.add(a),e())}),i=window.setTimeout(()=>{o=t.closest(".widget-box"),o!==null&&r.observe(o,{childList:!0,subtree:!0})},ka);return()=>{clearTimeout(i),r.disconnect()}}function Sa(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=null,o=new ResizeObserver(([r])=>{let i=Math.round(r?.contentRect.width??0);if(i===n||i===0)return;let a=n===null;n=i,a||e()});return o.observe(t),()=>o.disconnect()}var ue=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,fe=t=>`${Math.round(t*100)} %`,Kr=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,en=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");var Ea=Symbol.for("pv"),Ta=0;function u(t,e,n,o,r,i){e||(e={});var a,c,_=e;if("ref"in _&&typeof t!="function")for(c in _={},e)c=="ref"?a=e[c]:_[c]=e[c];var g={type:t,props:_,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Ea,__v:--Ta,__i:-1,__u:0};return(r||i)&&(g.__source=r,g.__self=i),T.vnode&&T.vnode(g),g}var qr={audit:"random",stratified:"stratified",lure:"weighted"};function Aa(t){if(t===null)return null;let{value:e,low:n,high:o,n:r,method:i}=t,a=i in qr?`from ${ue(r,`${qr[i]} audit label`)}`:`on ${ue(r,"test example")}`;return{figure:`${en(e)} [${en(n)}, ${en(o)}]`,source:a}}function jr({store:t}){let e=t.state.status.value,n=Aa(e?.accuracy??null),o=t.state.multilabel.value?"exact match":"accuracy";return u("div",{class:"accuracy","aria-live":"polite",children:[u("p",{class:"line","data-al":"accuracy",children:n===null?`${o}: not yet known`:u(ce,{children:[o," ",u("b",{children:n.figure})," ",n.source]})}),u("p",{class:"advice","data-al":"advice",children:e?.advice||" "})]})}function xa(t,e){this.v=t,this.k=e}function Br(t,e){(e==null||e>t.length)&&(e=t.length);for(var n=0,o=Array(e);n<e;n++)o[n]=t[n];return o}function Ca(t){if(Array.isArray(t))return t}function Ra(t,e){var n=t==null?null:typeof Symbol<"u"&&t[Symbol.iterator]||t["@@iterator"];if(n!=null){var o,r,i,a,c=[],_=!0,g=!1;try{if(i=(n=n.call(t)).next,e===0){if(Object(n)!==n)return;_=!1}else for(;!(_=(o=i.call(n)).done)&&(c.push(o.value),c.length!==e);_=!0);}catch(p){g=!0,r=p}finally{try{if(!_&&n.return!=null&&(a=n.return(),Object(a)!==a))return}finally{if(g)throw r}}return c}}function La(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function Oa(t,e){return Ca(t)||Ra(t,e)||Na(t,e)||La()}function Na(t,e){if(t){if(typeof t=="string")return Br(t,e);var n={}.toString.call(t).slice(8,-1);return n==="Object"&&t.constructor&&(n=t.constructor.name),n==="Map"||n==="Set"?Array.from(t):n==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(n)?Br(t,e):void 0}}function tn(t){var e,n;function o(i,a){try{var c=t[i](a),_=c.value,g=_ instanceof xa;Promise.resolve(g?_.v:_).then(function(p){if(g){var y=i==="return"&&_.k?i:"next";if(!_.k||p.done)return o(y,p);p=t[y](p).value}r(!!c.done,p)},function(p){o("throw",p)})}catch(p){r(2,p)}}function r(i,a){i===2?e.reject(a):e.resolve({value:a,done:i}),(e=e.next)?o(e.key,e.arg):n=null}this._invoke=function(i,a){return new Promise(function(c,_){var g={key:i,arg:a,resolve:c,reject:_,next:null};n?n=n.next=g:(e=n=g,o(i,a))})},typeof t.return!="function"&&(this.return=void 0)}tn.prototype[typeof Symbol=="function"&&Symbol.asyncIterator||"@@asyncIterator"]=function(){return this},tn.prototype.next=function(t){return this._invoke("next",t)},tn.prototype.throw=function(t){return this._invoke("throw",t)},tn.prototype.return=function(t){return this._invoke("return",t)};var ri=Object.entries,Ma=Object.keys,Wr=Object.setPrototypeOf,Da=Object.isFrozen,ii=Object.getPrototypeOf,si=Object.getOwnPropertyDescriptor,W=Object.freeze,K=Object.seal,Re=Object.create,ai=typeof Reflect<"u"&&Reflect,rn=ai.apply,vo=ai.construct;W||(W=function(e){return e});K||(K=function(e){return e});rn||(rn=function(e,n){for(var o=arguments.length,r=new Array(o>2?o-2:0),i=2;i<o;i++)r[i-2]=arguments[i];return e.apply(n,r)});vo||(vo=function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return new e(...o)});var ke=N(Array.prototype.forEach),Pa=N(Array.prototype.lastIndexOf),Gr=N(Array.prototype.pop),_t=N(Array.prototype.push),Ia=N(Array.prototype.slice),Ua=N(Array.prototype.splice),Xe=Array.isArray,ao=li(Set),lo=N(Set.prototype.add),gt=N(Set.prototype.has),ze=N(String.prototype.toLowerCase),co=N(String.prototype.toString),za=N(String.prototype.match),nn=N(String.prototype.replace),uo=N(String.prototype.indexOf),Fa=N(String.prototype.trim),Ha=N(Number.prototype.toString),$a=N(Boolean.prototype.toString),Vr=typeof BigInt>"u"?null:N(BigInt.prototype.toString),Yr=typeof Symbol>"u"?null:N(Symbol.prototype.toString),J=N(Object.prototype.hasOwnProperty),vt=N(Object.prototype.toString),Ka=RegExp.prototype.test,B=function(e,n){return e instanceof RegExp&&(e.lastIndex=0),rn(Ka,e,[n])},we=li(TypeError);function N(t){return function(e){for(var n=arguments.length,o=new Array(n>1?n-1:0),r=1;r<n;r++)o[r-1]=arguments[r];return rn(t,e,o)}}function li(t){return function(){for(var e=arguments.length,n=new Array(e),o=0;o<e;o++)n[o]=arguments[o];return vo(t,n)}}function C(t,e){let n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:ze;if(Wr&&Wr(t,null),!Xe(e))return t;let o=e.length;for(;o--;){let r=e[o];if(typeof r=="string"){let i=n(r);i!==r&&(Da(e)||(e[o]=i),r=i)}t[r]=!0}return t}function qa(t){for(let e=0;e<t.length;e++)J(t,e)||(t[e]=null);return t}function sn(t){let e=Re(null);for(let o of ri(t)){var n=Oa(o,2);let r=n[0],i=n[1];J(t,r)&&(Xe(i)?e[r]=qa(i):i&&typeof i=="object"&&i.constructor===Object?e[r]=sn(i):e[r]=i)}return e}function yt(t){let e=Re(null),n=Ma(t),o=n.length;for(;o--;)e[n[o]]=t[n[o]];return e}function ja(t){switch(typeof t){case"string":return t;case"number":return Ha(t);case"boolean":return $a(t);case"bigint":return Vr?Vr(t):"0";case"symbol":return Yr?Yr(t):"Symbol()";case"undefined":return vt(t);case"function":case"object":{if(t===null)return vt(t);let e=t,n=ie(e,"toString");if(typeof n=="function"){let o=n(e);return typeof o=="string"?o:vt(o)}return vt(t)}default:return vt(t)}}function ie(t,e){for(;t!==null;){let o=si(t,e);if(o){if(o.get)return N(o.get);if(typeof o.value=="function")return N(o.value)}t=ii(t)}function n(){return null}return n}function Ba(t,e){for(;t!==null;){let n=si(t,e);if(n)return n.get?N(n.get):null;t=ii(t)}return null}function Wa(t){if(!t)return!1;try{return B(t,""),!0}catch{return!1}}var Xr=W(["a","abbr","acronym","address","area","article","aside","audio","b","bdi","bdo","big","blink","blockquote","body","br","button","canvas","caption","center","cite","code","col","colgroup","content","data","datalist","dd","decorator","del","details","dfn","dialog","dir","div","dl","dt","element","em","fieldset","figcaption","figure","font","footer","form","h1","h2","h3","h4","h5","h6","head","header","hgroup","hr","html","i","img","input","ins","kbd","label","legend","li","main","map","mark","marquee","menu","menuitem","meter","nav","nobr","ol","optgroup","option","output","p","picture","pre","progress","q","rp","rt","ruby","s","samp","search","section","select","shadow","slot","small","source","spacer","span","strike","strong","style","sub","summary","sup","table","tbody","td","template","textarea","tfoot","th","thead","time","tr","track","tt","u","ul","var","video","wbr"]),fo=W(["svg","a","altglyph","altglyphdef","altglyphitem","animatecolor","animatemotion","animatetransform","circle","clippath","defs","desc","ellipse","filter","font","g","glyph","glyphref","hkern","image","line","lineargradient","marker","mask","metadata","mpath","path","pattern","polygon","polyline","radialgradient","rect","stop","style","switch","symbol","text","textpath","title","tref","tspan","view","vkern"]),po=W(["feBlend","feColorMatrix","feComponentTransfer","feComposite","feConvolveMatrix","feDiffuseLighting","feDisplacementMap","feDistantLight","feDropShadow","feFlood","feFuncA","feFuncB","feFuncG","feFuncR","feGaussianBlur","feImage","feMerge","feMergeNode","feMorphology","feOffset","fePointLight","feSpecularLighting","feSpotLight","feTile","feTurbulence"]),Ga=W(["animate","color-profile","cursor","discard","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","foreignobject","hatch","hatchpath","mesh","meshgradient","meshpatch","meshrow","missing-glyph","script","set","solidcolor","unknown","use"]),ho=W(["math","menclose","merror","mfenced","mfrac","mglyph","mi","mlabeledtr","mmultiscripts","mn","mo","mover","mpadded","mphantom","mroot","mrow","ms","mspace","msqrt","mstyle","msub","msup","msubsup","mtable","mtd","mtext","mtr","munder","munderover","mprescripts"]),Va=W(["maction","maligngroup","malignmark","mlongdiv","mscarries","mscarry","msgroup","mstack","msline","msrow","semantics","annotation","annotation-xml","mprescripts","none"]),Zr=W(["#text"]),Jr=W(["accept","action","align","alt","autocapitalize","autocomplete","autopictureinpicture","autoplay","background","bgcolor","border","capture","cellpadding","cellspacing","checked","cite","class","clear","color","cols","colspan","command","commandfor","controls","controlslist","coords","crossorigin","datetime","decoding","default","dir","disabled","disablepictureinpicture","disableremoteplayback","download","draggable","enctype","enterkeyhint","exportparts","face","for","headers","height","hidden","high","href","hreflang","id","inert","inputmode","integrity","ismap","kind","label","lang","list","loading","loop","low","max","maxlength","media","method","min","minlength","multiple","muted","name","nonce","noshade","novalidate","nowrap","open","optimum","part","pattern","placeholder","playsinline","popover","popovertarget","popovertargetaction","poster","preload","pubdate","radiogroup","readonly","rel","required","rev","reversed","role","rows","rowspan","spellcheck","scope","selected","shape","size","sizes","slot","span","srclang","start","src","srcset","step","style","summary","tabindex","title","translate","type","usemap","valign","value","width","wrap","xmlns"]),mo=W(["accent-height","accumulate","additive","alignment-baseline","amplitude","ascent","attributename","attributetype","azimuth","basefrequency","baseline-shift","begin","bias","by","class","clip","clippathunits","clip-path","clip-rule","color","color-interpolation","color-interpolation-filters","color-profile","color-rendering","cx","cy","d","dx","dy","diffuseconstant","direction","display","divisor","dominant-baseline","dur","edgemode","elevation","end","exponent","fill","fill-opacity","fill-rule","filter","filterunits","flood-color","flood-opacity","font-family","font-size","font-size-adjust","font-stretch","font-style","font-variant","font-weight","fx","fy","g1","g2","glyph-name","glyphref","gradientunits","gradienttransform","height","href","id","image-rendering","in","in2","intercept","k","k1","k2","k3","k4","kerning","keypoints","keysplines","keytimes","lang","lengthadjust","letter-spacing","kernelmatrix","kernelunitlength","lighting-color","local","marker-end","marker-mid","marker-start","markerheight","markerunits","markerwidth","maskcontentunits","maskunits","max","mask","mask-type","media","method","mode","min","name","numoctaves","offset","operator","opacity","order","orient","orientation","origin","overflow","paint-order","path","pathlength","patterncontentunits","patterntransform","patternunits","pointer-events","points","preservealpha","preserveaspectratio","primitiveunits","r","rx","ry","radius","refx","refy","repeatcount","repeatdur","restart","result","rotate","scale","seed","shape-rendering","slope","specularconstant","specularexponent","spreadmethod","startoffset","stddeviation","stitchtiles","stop-color","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-linecap","stroke-linejoin","stroke-miterlimit","stroke-opacity","stroke","stroke-width","style","surfacescale","systemlanguage","tabindex","tablevalues","targetx","targety","transform","transform-origin","text-anchor","text-decoration","text-orientation","text-rendering","textlength","type","u1","u2","unicode","values","vector-effect","viewbox","visibility","version","vert-adv-y","vert-origin-x","vert-origin-y","width","word-spacing","wrap","writing-mode","xchannelselector","ychannelselector","x","x1","x2","xmlns","y","y1","y2","z","zoomandpan"]),Qr=W(["accent","accentunder","align","bevelled","close","columnalign","columnlines","columnspacing","columnspan","denomalign","depth","dir","display","displaystyle","encoding","fence","frame","height","href","id","largeop","length","linethickness","lquote","lspace","mathbackground","mathcolor","mathsize","mathvariant","maxsize","minsize","movablelimits","notation","numalign","open","rowalign","rowlines","rowspacing","rowspan","rspace","rquote","scriptlevel","scriptminsize","scriptsizemultiplier","selection","separator","separators","stretchy","subscriptshift","supscriptshift","symmetric","voffset","width","xmlns"]),on=W(["xlink:href","xml:id","xlink:title","xml:space","xmlns:xlink"]),Ya=K(/{{[\w\W]*|^[\w\W]*}}/g),Xa=K(/<%[\w\W]*|^[\w\W]*%>/g),Za=K(/\${[\w\W]*/g),Ja=K(/{{|}}|\${|<%|%>|&lt;%|%&gt;/),Qa=K(/^data-[\-\w.\u00B7-\uFFFF]+$/),el=K(/^aria-[\-\w]+$/),ei=K(/^(?:(?:(?:f|ht)tps?|mailto|tel|callto|sms|cid|xmpp|matrix):|[^a-z]|[a-z+.\-]+(?:[^a-z+.\-:]|$))/i),tl=K(/^(?:\w+script|data):/i),nl=K(/[\u0000-\u0020\u00A0\u1680\u180E\u2000-\u2029\u205F\u3000]/g),ol=K(/^html$/i),rl=K(/^[a-z][.\w]*(-[.\w]+)+$/i),_o=K(/<[/\w!]/g),ti=K(/<[/\w]/g),il=K(/<\/no(script|embed|frames)/i),ni=K(/\/>/i),sl=K(/((--!?|])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i),al=K(/^[\r\n\t ]+/),F={element:1,text:3,processingInstruction:7,comment:8,document:9,documentFragment:11},ll=W(C({},["style","script","xmp","iframe","noembed","noframes","plaintext","noscript"])),cl=function(){return typeof window>"u"?null:window},ul=function(e,n){if(typeof e!="object"||typeof e.createPolicy!="function")return null;let o=null,r="data-tt-policy-suffix";n&&n.hasAttribute(r)&&(o=n.getAttribute(r));let i="dompurify"+(o?"#"+o:"");try{return e.createPolicy(i,{createHTML(a){return a},createScriptURL(a){return a}})}catch{return console.warn("TrustedTypes policy "+i+" could not be created."),null}},oi=function(){return{afterSanitizeAttributes:[],afterSanitizeElements:[],afterSanitizeShadowDOM:[],beforeSanitizeAttributes:[],beforeSanitizeElements:[],beforeSanitizeShadowDOM:[],uponSanitizeAttribute:[],uponSanitizeElement:[],uponSanitizeShadowNode:[]}},Ce=function(e,n,o,r){return J(e,n)&&Xe(e[n])?C(r.base?yt(r.base):{},e[n],r.transform):o},go=function(e,n,o){let r=J(e,n)?e[n]:void 0;return r&&typeof r=="object"?sn(r):o};function ci(){let t=arguments.length>0&&arguments[0]!==void 0?arguments[0]:cl(),e=h=>ci(h);if(e.version="3.4.18",e.removed=[],!t||!t.document||t.document.nodeType!==F.document||!t.Element)return e.isSupported=!1,e;let n=t.document,o=n,r=o.currentScript,i=t.HTMLTemplateElement,a=t.Node,c=t.Element,_=t.NodeFilter,g=t.DOMParser,p=t.trustedTypes,y=c.prototype,A=ie(y,"cloneNode"),d=ie(y,"remove"),w=ie(y,"removeAttributeNode"),H=ie(y,"nextSibling"),E=ie(y,"childNodes"),x=ie(y,"parentNode"),S=ie(y,"shadowRoot"),I=ie(y,"attributes"),R=a&&a.prototype?ie(a.prototype,"nodeType"):null,de=a&&a.prototype?ie(a.prototype,"nodeName"):null,Je=a&&a.prototype?ie(a.prototype,"ownerDocument"):null,X=function(s){return R?R(s):s.nodeType},ee=function(s){return de?de(s):s.nodeName},Qe=Ba(y,"namespaceURI"),re=function(s){return Qe?Qe(s):s.namespaceURI};if(typeof i=="function"){let h=n.createElement("template");h.content&&h.content.ownerDocument&&(n=h.content.ownerDocument)}let U,G="",Z,ko=!1,et=0,wo=function(){if(et>0)throw we('A configured TRUSTED_TYPES_POLICY callback (createHTML or createScriptURL) must not call DOMPurify.sanitize, as that causes infinite recursion. Do not pass a policy whose callbacks wrap DOMPurify as TRUSTED_TYPES_POLICY; see the "DOMPurify and Trusted Types" section of the README.')},tt=function(s){wo(),et++;try{return U.createHTML(s)}finally{et--}},So=function(s){return U&&yn?tt(s):s},Gi=function(s){wo(),et++;try{return U.createScriptURL(s)}finally{et--}},Vi=function(){return ko||(Z=ul(p,r),ko=!0),Z},bt=n,dn=bt.implementation,Yi=bt.createNodeIterator,Xi=bt.createDocumentFragment,Zi=bt.getElementsByTagName,Ji=o.importNode,M=oi();e.isSupported=typeof ri=="function"&&typeof x=="function"&&dn&&dn.createHTMLDocument!==void 0;let Qi=Ya,es=Xa,ts=Za,ns=Qa,os=el,rs=tl,is=nl,ss=rl,Eo=ei,D=null,pn=C({},[...Xr,...fo,...po,...ho,...Zr]),P=null,hn=C({},[...Jr,...mo,...Qr,...on]),pe=null,nt=null,To=null,Se=Object.seal(Re(null,{tagCheck:{writable:!0,configurable:!1,enumerable:!0,value:null},attributeCheck:{writable:!0,configurable:!1,enumerable:!0,value:null}})),Ao=!0,mn=!0,xo=!1,_n=!0,_e=!1,Le=!0,Oe=!1,gn=!1,kt=null,wt=null,vn=!1,He=!1,St=!1,yn=!1,Co=!0,Ro=!1,Lo="user-content-",bn=!0,kn=!1,Ne=null,$e=!1,Me=null,Oo=C({},["annotation-xml","audio","colgroup","desc","foreignobject","head","iframe","math","mi","mn","mo","ms","mtext","noembed","noframes","noscript","plaintext","script","selectedcontent","style","svg","template","thead","title","video","xmp"]),No=null,Mo=C({},["audio","video","img","source","image","track"]),Do=null,Po=C({},["alt","class","for","id","label","name","pattern","placeholder","role","summary","title","value","style","xmlns"]),Et="http://www.w3.org/1998/Math/MathML",Tt="http://www.w3.org/2000/svg",he="http://www.w3.org/1999/xhtml",Ke=he,wn=!1,Io=null,as=C({},[Et,Tt,he],co),ls=W(C({},["mi","mo","mn","ms","mtext"])),Sn=null,cs=W(C({},["annotation-xml"])),En=null,us=W(Re(null)),fs=C({},["title","style","font","a","script"]),ot=null,ds=["application/xhtml+xml","text/html"],ps="text/html",z=null,At=null,hs=n.createElement("form"),Uo=function(s){return s instanceof RegExp||s instanceof Function},Tn=function(){let s=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};(!s||typeof s!="object")&&(s={}),s=sn(s),ot=ds.indexOf(s.PARSER_MEDIA_TYPE)===-1?ps:s.PARSER_MEDIA_TYPE,z=ot==="application/xhtml+xml"?co:ze,D=Ce(s,"ALLOWED_TAGS",pn,{transform:z}),P=Ce(s,"ALLOWED_ATTR",hn,{transform:z}),Io=Ce(s,"ALLOWED_NAMESPACES",as,{transform:co}),Do=Ce(s,"ADD_URI_SAFE_ATTR",Po,{transform:z,base:Po}),No=Ce(s,"ADD_DATA_URI_TAGS",Mo,{transform:z,base:Mo}),Me=Ce(s,"FORBID_CONTENTS",Oo,{transform:z}),nt=Ce(s,"FORBID_TAGS",Re(null),{transform:z}),To=Ce(s,"FORBID_ATTR",Re(null),{transform:z}),$e=J(s,"USE_PROFILES")?s.USE_PROFILES&&typeof s.USE_PROFILES=="object"?sn(s.USE_PROFILES):s.USE_PROFILES:!1,Ao=s.ALLOW_ARIA_ATTR!==!1,mn=s.ALLOW_DATA_ATTR!==!1,xo=s.ALLOW_UNKNOWN_PROTOCOLS||!1,_n=s.ALLOW_SELF_CLOSE_IN_ATTR!==!1,_e=s.SAFE_FOR_TEMPLATES||!1,Le=s.SAFE_FOR_XML!==!1,Oe=s.WHOLE_DOCUMENT||!1,He=s.RETURN_DOM||!1,St=s.RETURN_DOM_FRAGMENT||!1,yn=s.RETURN_TRUSTED_TYPE||!1,vn=s.FORCE_BODY||!1,Co=s.SANITIZE_DOM!==!1,Ro=s.SANITIZE_NAMED_PROPS||!1,bn=s.KEEP_CONTENT!==!1,kn=s.IN_PLACE||!1,Eo=Wa(s.ALLOWED_URI_REGEXP)?s.ALLOWED_URI_REGEXP:ei,Ke=typeof s.NAMESPACE=="string"?s.NAMESPACE:he,Sn=go(s,"MATHML_TEXT_INTEGRATION_POINTS",ls),En=go(s,"HTML_INTEGRATION_POINTS",cs);let l=go(s,"CUSTOM_ELEMENT_HANDLING",us);if(pe=Re(null),J(l,"tagNameCheck")&&Uo(l.tagNameCheck)&&(pe.tagNameCheck=l.tagNameCheck),J(l,"attributeNameCheck")&&Uo(l.attributeNameCheck)&&(pe.attributeNameCheck=l.attributeNameCheck),J(l,"allowCustomizedBuiltInElements")&&typeof l.allowCustomizedBuiltInElements=="boolean"&&(pe.allowCustomizedBuiltInElements=l.allowCustomizedBuiltInElements),K(pe),_e&&(mn=!1),St&&(He=!0),$e&&((J(s,"ALLOWED_TAGS")||J(s,"ALLOWED_ATTR"))&&typeof console<"u"&&typeof console.warn=="function"&&console.warn("DOMPurify: USE_PROFILES overrides ALLOWED_TAGS and ALLOWED_ATTR. Do not use these options together."),D=C({},Zr),P=Re(null),$e.html===!0&&(C(D,Xr),C(P,Jr)),$e.svg===!0&&(C(D,fo),C(P,mo),C(P,on)),$e.svgFilters===!0&&(C(D,po),C(P,mo),C(P,on)),$e.mathMl===!0&&(C(D,ho),C(P,Qr),C(P,on))),Se.tagCheck=null,Se.attributeCheck=null,J(s,"ADD_TAGS")&&(typeof s.ADD_TAGS=="function"?Se.tagCheck=s.ADD_TAGS:Xe(s.ADD_TAGS)&&(D===pn&&(D=yt(D)),C(D,s.ADD_TAGS,z))),J(s,"ADD_ATTR")&&(typeof s.ADD_ATTR=="function"?Se.attributeCheck=s.ADD_ATTR:Xe(s.ADD_ATTR)&&(P===hn&&(P=yt(P)),C(P,s.ADD_ATTR,z))),J(s,"ADD_FORBID_CONTENTS")&&Xe(s.ADD_FORBID_CONTENTS)&&(Me===Oo&&(Me=yt(Me)),C(Me,s.ADD_FORBID_CONTENTS,z)),bn&&(D["#text"]=!0),Oe&&C(D,["html","head","body"]),D.table&&(D.tbody=!0,delete nt.tbody),s.TRUSTED_TYPES_POLICY){if(typeof s.TRUSTED_TYPES_POLICY.createHTML!="function")throw we('TRUSTED_TYPES_POLICY configuration option must provide a "createHTML" hook.');if(typeof s.TRUSTED_TYPES_POLICY.createScriptURL!="function")throw we('TRUSTED_TYPES_POLICY configuration option must provide a "createScriptURL" hook.');let f=U;U=s.TRUSTED_TYPES_POLICY;try{G=tt("")}catch(m){throw U=f,m}}else s.TRUSTED_TYPES_POLICY===null?(U=void 0,G=""):(U===void 0&&(U=Vi()),U&&typeof G=="string"&&(G=tt("")));At=W(s)},zo=C({},[...fo,...po,...Ga]),Fo=C({},[...ho,...Va]),ms=function(s,l,f){return l===he?s==="svg":l===Et?s==="svg"&&(f==="annotation-xml"||Sn[f]):!!zo[s]},_s=function(s,l,f){return l===he?s==="math":l===Tt?s==="math"&&En[f]:!!Fo[s]},gs=function(s,l,f){return l===Tt&&!En[f]||l===Et&&!Sn[f]?!1:!Fo[s]&&(fs[s]||!zo[s])},vs=function(s){let l=re(s),f=ze(ee(s)),m=x(s),v=Ke,b="template";return m&&X(m)===F.element&&(v=re(m),b=ze(ee(m))),Io[l]?l===Tt?ms(f,v,b):l===Et?_s(f,v,b):l===he?gs(f,v,b):ot==="application/xhtml+xml":!1},Ee=function(s){_t(e.removed,{element:s});try{x(s).removeChild(s)}catch{if(d(s),!x(s))throw we("a node selected for removal could not be detached from its tree and cannot be safely returned; refusing to sanitize in place")}},Ho=function(s,l,f){try{w(s,l)}catch{try{s.removeAttribute(f)}catch{}}},An=function(s){Rn(s);let l=E(s);l&&ke(Ia(l),f=>{try{d(f)}catch{}}),X(s)===F.element&&xn(s,!1)},qe=function(s,l,f){if(!f)try{f=l.getAttributeNode(s)}catch{f=null}if(_t(e.removed,{attribute:f||null,from:l}),f)Ho(l,f,s);else try{l.removeAttribute(s)}catch{}if(s==="is")if(He||St)try{Ee(l)}catch{}else try{l.setAttribute(s,"")}catch{}},xn=function(s,l){let f=I(s);if(f)for(let m=f.length-1;m>=0;--m){let v=f[m],b=v&&v.name;typeof b=="string"&&!(l&&P[z(b)])&&Ho(s,v,b)}},Cn=function(s,l){let f=arguments.length>2&&arguments[2]!==void 0?arguments[2]:!1,m=[s];for(;m.length>0;){let v=m.pop();if(l(v)===!1)continue;if(f&&X(v)===F.element){let k=S(v);je(k)&&m.push(k)}let b=E(v);if(b)for(let k=b.length-1;k>=0;--k)m.push(b[k])}},Rn=function(s){Cn(s,l=>{X(l)===F.element&&xn(l,!0)})},Ln=function(s){let l=[];return Cn(s,f=>{l.push(f)},!0),l},ys=function(s,l){let f=ao();ke(Ln(s),m=>{X(m)===F.element&&lo(f,m)}),ke(l,m=>{X(m)===F.element&&!gt(f,m)&&xn(m,!0)})},$o=function(s,l){let f=!1;return ke(e.removed,m=>{m.element&&(f=f||m.element===s,Rn(m.element))}),ys(s,l),f},bs=8,ks=function(s,l){let f=Ne,m=null,v=()=>(m||(m=ao(),ke(l,b=>{lo(m,b)})),m);for(let b=0;;b++){let k=Ln(s),q=[s],ge=!1;if(ke(k,ae=>{X(ae)===F.documentFragment?_t(q,ae):!ge&&!gt(f,ae)&&(ge=gt(v(),ae))}),!ge)return;if(b>=bs)throw we("the tree kept changing during in-place sanitization; refusing to return it");ke(q,(ae,ne)=>{ws(ae,ne>0,s,v())})}},ws=function(s,l,f,m){let v=xt(s),b;for(;b=v.nextNode();)!gt(m,b)||gt(Ne,b)||(l&&se(M.uponSanitizeShadowNode,b,null),Dn(b,f))},Ss=function(s){Ne&&lo(Ne,s)},Ko=function(s,l){return Le?s==="patchsrc"?!0:s==="for"&&l!=="label"&&l!=="output":!1},Es=function(s){Le&&Cn(s,l=>{let f=X(l);if(f===F.processingInstruction||f===F.comment&&B(ti,l.data)){try{d(l)}catch{}return!1}if(f===F.element){let m=l,v=z(ee(l));try{m.hasAttribute&&m.hasAttribute("patchsrc")&&m.removeAttribute("patchsrc"),m.hasAttribute&&m.hasAttribute("for")&&Ko("for",v)&&m.removeAttribute("for")}catch{}}return!0})},qo=function(s){let l=null,f=null;if(vn)s="<remove></remove>"+s;else{let b=za(s,al);f=b&&b[0]}ot==="application/xhtml+xml"&&Ke===he&&(s='<html xmlns="http://www.w3.org/1999/xhtml"><head></head><body>'+s+"</body></html>");let m=U?tt(s):s;if(Ke===he)try{l=new g().parseFromString(m,ot)}catch{}if(!l||!l.documentElement){l=dn.createDocument(Ke,"template",null);try{l.documentElement.innerHTML=wn?G:m}catch{}}let v=l.body||l.documentElement;return s&&f&&v.insertBefore(n.createTextNode(f),v.childNodes[0]||null),Ke===he?Zi.call(l,Oe?"html":"body")[0]:Oe?l.documentElement:v},xt=function(s){let l=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!1,f=Je?Je(s):s.ownerDocument;return Yi.call(f||s,s,(l?0:_.SHOW_ELEMENT)|_.SHOW_COMMENT|_.SHOW_TEXT|_.SHOW_PROCESSING_INSTRUCTION|_.SHOW_CDATA_SECTION,null)},On=function(s){return s=nn(s,Qi," "),s=nn(s,es," "),s=nn(s,ts," "),s},Nn=function(s){var l;Mn(s);let f=(l=s.querySelectorAll)===null||l===void 0?void 0:l.call(s,"template");f&&ke(f,m=>{je(m.content)&&Nn(m.content)})},Mn=function(s){s.normalize();let l=xt(s,!0),f=l.nextNode();for(;f;)f.data=On(f.data),f=l.nextNode()},Ct=function(s){let l=de?de(s):null;return typeof l!="string"||z(l)!=="form"?!1:typeof s.nodeName!="string"||typeof s.textContent!="string"||typeof s.removeChild!="function"||s.attributes!==I(s)||typeof s.removeAttribute!="function"||typeof s.removeAttributeNode!="function"||typeof s.getAttributeNode!="function"||typeof s.setAttribute!="function"||typeof s.namespaceURI!="string"||typeof s.insertBefore!="function"||typeof s.hasChildNodes!="function"||s.nodeType!==R(s)||s.childNodes!==E(s)},jo=function(s){if(!R||typeof s!="object"||s===null)return null;try{let l=R(s);return typeof l=="number"?l:null}catch{return null}},je=function(s){return jo(s)===F.documentFragment},rt=function(s){return jo(s)!==null};function se(h,s,l){h.length!==0&&ke(h,f=>{f.call(e,s,l,At)})}let Ts=function(s,l,f){return!!(Le&&f===F.element&&s.hasChildNodes()&&!rt(s.firstElementChild)&&B(_o,s.textContent)&&B(_o,s.innerHTML)||Le&&ll[l]&&f===F.element&&re(s)===he&&(rt(s.firstElementChild)||typeof s.textContent=="string"&&B(_o,s.textContent))||f===F.processingInstruction||Le&&f===F.comment&&B(ti,s.data))},Rt=function(s,l){if(s instanceof RegExp)return B(s,l);if(s instanceof Function){for(var f=arguments.length,m=new Array(f>2?f-2:0),v=2;v<f;v++)m[v-2]=arguments[v];return!!s(l,...m)}return!1},As=function(s,l,f){if(!nt[l]&&Go(l)&&Rt(pe.tagNameCheck,l))return!1;if(bn&&!Me[l]&&!Me[ze(l)]){let m=x(s),v=E(s);if(v&&m){let b=v.length;for(let k=b-1;k>=0;--k){let q=s===f?A(v[k],!0):v[k];m.insertBefore(q,H(s))}}}return Ee(s),!0},Bo=function(s,l,f,m){return s.length===0?l:l===f||l===m?yt(l):l},Be=function(s,l){return s===l||x(s)!==null?!1:(kn&&Rn(s),!0)},xs=function(s,l){if(Ss(s),se(M.beforeSanitizeElements,s,null),Be(s,l))return!0;if(Ct(s))return Ee(s),!0;let f=z(ee(s)),m=X(s);if(D=Bo(M.uponSanitizeElement,D,pn,kt),se(M.uponSanitizeElement,s,{tagName:f,allowedTags:D}),Be(s,l))return!0;if(Ts(s,f,m))return Ee(s),!0;if(nt[f]||!(Se.tagCheck instanceof Function&&Se.tagCheck(f))&&!D[f]){let v=As(s,f,l);return v===!1&&(se(M.afterSanitizeElements,s,null),Be(s,l))?!0:v}if(m===F.element&&!vs(s)||(f==="noscript"||f==="noembed"||f==="noframes")&&B(il,s.innerHTML))return Ee(s),!0;if(_e&&m===F.text){let v=s.textContent,b=On(v);v!==b&&(_t(e.removed,{element:s.cloneNode()}),s.textContent=b)}return se(M.afterSanitizeElements,s,null),Be(s,l)},Wo=function(s,l,f){if(To[l]||Ko(l,s)||Co&&(l==="id"||l==="name")&&(f in n||f in hs))return!1;let m=P[l]||Se.attributeCheck instanceof Function&&Se.attributeCheck(l,s);if(mn&&B(ns,l)||Ao&&B(os,l))return!0;if(!m)return Go(s)&&Rt(pe.tagNameCheck,s)&&Rt(pe.attributeNameCheck,l,s)||l==="is"&&pe.allowCustomizedBuiltInElements&&Rt(pe.tagNameCheck,f);if(Do[l])return!0;let v=nn(f,is,"");return B(Eo,v)||(l==="src"||l==="xlink:href"||l==="href")&&s!=="script"&&uo(f,"data:")===0&&No[s]||xo&&!B(rs,v)?!0:!f},Cs=C({},["annotation-xml","color-profile","font-face","font-face-format","font-face-name","font-face-src","font-face-uri","missing-glyph"]),Go=function(s){return!Cs[ze(s)]&&B(ss,s)},Rs=function(s,l,f,m){if(U&&typeof p=="object"&&typeof p.getAttributeType=="function"&&!f)switch(p.getAttributeType(s,l)){case"TrustedHTML":return tt(m);case"TrustedScriptURL":return Gi(m)}return m},Ls=function(s,l,f,m){try{return f?s.setAttributeNS(f,l,m):s.setAttribute(l,m),Ct(s)?(Ee(s),!1):!0}catch{return qe(l,s),!1}},Vo=function(s,l){return Le&&B(sl,l)?!0:ze(s)==="attributename"&&uo(l,"href")!==-1},Os=function(s,l){if(se(M.beforeSanitizeAttributes,s,null),Be(s,l))return;let f=s.attributes;if(!f||Ct(s))return;P=Bo(M.uponSanitizeAttribute,P,hn,wt);let m={attrName:"",attrValue:"",keepAttr:!0,allowedAttributes:P,forceKeepAttr:void 0},v=f.length,b=z(ee(s));for(;v--;){let k=f[v],q=k.name,ge=k.namespaceURI,ae=k.value,ne=z(q),me=ae,V=q==="value"?me:Fa(me),Yo=!1;if(m.attrName=ne,m.attrValue=V,m.keepAttr=!0,m.forceKeepAttr=void 0,se(M.uponSanitizeAttribute,s,m),V=m.attrValue,Ro&&(ne==="id"||ne==="name")&&uo(V,Lo)!==0&&(qe(q,s,k),V=Lo+V,Yo=!0),Vo(q,V)){qe(q,s,k);continue}if(!m.forceKeepAttr){if(!m.keepAttr){qe(q,s,k);continue}if(!_n&&B(ni,V)){qe(q,s,k);continue}if(_e&&(V=On(V)),!Wo(b,ne,V)){qe(q,s,k);continue}V=Rs(b,ne,ge,V),V!==me&&Ls(s,q,ge,V)&&Yo&&Gr(e.removed)}}se(M.afterSanitizeAttributes,s,null),Be(s,l)},Dn=function(s,l){xs(s,l),Os(s,l),je(s.content)&&Pn(s.content)},Pn=function(s){let l=null,f=xt(s);for(se(M.beforeSanitizeShadowDOM,s,null);l=f.nextNode();)if(se(M.uponSanitizeShadowNode,l,null),Dn(l,s),X(l)===F.element){let m=S(l);je(m)&&(In(m),Pn(m))}_e&&Mn(s),se(M.afterSanitizeShadowDOM,s,null)},In=function(s){let l=[{node:s,shadow:null}];for(;l.length>0;){let f=l.pop();if(f.shadow){Pn(f.shadow);continue}let m=f.node,v=X(m)===F.element,b=E(m);if(b)for(let k=b.length-1;k>=0;--k)l.push({node:b[k],shadow:null});if(v){let k=de?de(m):null;if(typeof k=="string"&&z(k)==="template"){let q=m.content;je(q)&&l.push({node:q,shadow:null})}}if(v){let k=S(m);je(k)&&l.push({node:null,shadow:k},{node:k,shadow:null})}}};return e.sanitize=function(h){let s=arguments.length>1&&arguments[1]!==void 0?arguments[1]:{},l=null,f=null,m=null,v=null;if(wn=!h,wn&&(h="<!-->"),typeof h!="string"&&!rt(h)&&(h=ja(h),typeof h!="string"))throw we("dirty is not a string, aborting");if(!e.isSupported)return h;gn?(D=kt,P=wt):Tn(s),e.removed=[];let b=kn&&typeof h!="string"&&rt(h),k=[],q=Ne;if(b){Es(h);let me=ee(h);if(typeof me=="string"){let V=z(me);if(!D[V]||nt[V])throw An(h),we("root node is forbidden and cannot be sanitized in-place")}if(Ct(h))throw An(h),we("root node is clobbered and cannot be sanitized in-place");k=Ln(h),Ne=ao()}else if(rt(h))l=qo("<!---->"),f=l.ownerDocument.importNode(h,!0),f.nodeType===F.element&&f.nodeName==="BODY"||f.nodeName==="HTML"?l=f:l.appendChild(f),In(l);else{if(!He&&!_e&&!Oe&&h.indexOf("<")===-1)return So(h);if(l=qo(h),!l)return He?null:yn?G:""}l&&vn&&Ee(l.firstChild);let ge=b?h:l;try{b&&In(h);let me=xt(ge);for(;m=me.nextNode();)Dn(m,ge);b&&ks(h,k)}catch(me){throw b&&(An(h),$o(h,k)),me}finally{Ne=q}if(b){if($o(h,k))throw we("a node selected for removal could not be safely returned; refusing to sanitize in place");return _e&&Nn(h),h}if(He){if(_e&&Nn(l),St)for(v=Xi.call(l.ownerDocument);l.firstChild;)v.appendChild(l.firstChild);else v=l;return(P.shadowroot||P.shadowrootmode)&&(v=Ji.call(o,v,!0)),v}let ae=()=>Oe?l.outerHTML:l.innerHTML,ne=ae();return _e&&B(Ja,ne)&&(Mn(l),ne=ae()),Oe&&D["!doctype"]&&l.ownerDocument&&l.ownerDocument.doctype&&l.ownerDocument.doctype.name&&B(ol,l.ownerDocument.doctype.name)&&(ne="<!DOCTYPE "+l.ownerDocument.doctype.name+`>
`+ne),So(ne)},e.setConfig=function(){let h=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};Tn(h),gn=!0,kt=D,wt=P},e.clearConfig=function(){At=null,gn=!1,kt=null,wt=null,U=Z,G=""},e.isValidAttribute=function(h,s,l){At||Tn({});let f=z(h),m=z(s);return typeof l=="string"&&(Vo(s,l)||!_n&&B(ni,l))?!1:Wo(f,m,l)},e.addHook=function(h,s){typeof s=="function"&&J(M,h)&&_t(M[h],s)},e.removeHook=function(h,s){if(J(M,h)){if(s!==void 0){let l=Pa(M[h],s);return l===-1?void 0:Ua(M[h],l,1)[0]}return Gr(M[h])}},e.removeHooks=function(h){J(M,h)&&(M[h]=[])},e.removeAllHooks=function(){M=oi()},e}var ui=ci();var fl="a abbr article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(" "),dl="abbr align alt colspan datetime dir headers height href lang open reversed rowspan scope span src start title value width".split(" "),pl=/^\s*text-align:\s*(left|center|right);?\s*$/i,hl=/^(?:https?:\/\/|mailto:)/i,ml=/^(?:https?:\/\/|data:image\/(?:apng|avif|bmp|gif|jpeg|png|svg\+xml|webp)[;,])/i,Ze=null;function _l(){return Ze!==null||(Ze=ui(window),Ze.addHook("beforeSanitizeAttributes",t=>{if(t.localName!=="td"&&t.localName!=="th")return;let e=pl.exec(t.getAttribute("style")??"")?.[1];e!==void 0&&t.setAttribute("align",e)}),Ze.addHook("afterSanitizeAttributes",t=>{fi(t,"href",hl),fi(t,"src",ml),t.localName==="a"&&t.hasAttribute("href")&&(t.setAttribute("target","_blank"),t.setAttribute("rel","noopener noreferrer")),t.localName==="img"&&t.setAttribute("referrerpolicy","no-referrer")})),Ze}function fi(t,e,n){let o=t.getAttribute(e);o!==null&&!n.test(o.trim())&&t.removeAttribute(e)}function yo(t){return _l().sanitize(t,{ALLOWED_TAGS:fl,ALLOWED_ATTR:dl,ALLOW_ARIA_ATTR:!1,ALLOW_DATA_ATTR:!1,RETURN_DOM_FRAGMENT:!0})}var gl="blockquote, br, dd, div, dt, figcaption, h1, h2, h3, h4, h5, h6, li, p, pre, summary, td, th",di=new WeakMap;function vl({card:t}){let e=xe(null);return Ve(()=>e.current?.replaceChildren(yo(t.html)),[t]),u("div",{class:"html",dir:"auto",ref:e})}function yl(t){let e=di.get(t);if(e===void 0){let n=yo(t.html);for(let o of n.querySelectorAll(gl))o.after(" ");e=(n.textContent??"").replace(/\s+/g," ").trim(),di.set(t,e)}return e}var pi={Content:vl,plainText:yl};var hi={Content:({card:t})=>u("table",{class:"row",children:u("tbody",{children:t.fields.map(([e,n],o)=>u("tr",{children:[u("th",{scope:"row",dir:"auto",children:e}),u("td",{dir:"auto",children:n})]},`${o} ${e}`))})}),plainText:t=>t.fields.map(([,e])=>e).join(" · ")};var mi={Content:({card:t})=>u("div",{class:"text",dir:"auto",children:t.text}),plainText:t=>t.text};var bl={text:mi,row:hi,html:pi},_i=t=>bl[t.kind];function gi({card:t}){let e=_i(t);return u(e.Content,{card:t})}var vi=t=>_i(t).plainText(t);function yi({store:t}){let e=t.state.card.value,n=xe(null);if(Ve(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return u(kl,{store:t});let{card:o,origin:r}=e;return u("section",{class:"card","data-al":"card","data-key":o.key,"data-origin":r==="review"?"review":void 0,ref:n,"aria-label":r==="review"?"example under review":"example",children:u(gi,{card:o})})}function kl({store:t}){let{connected:e,everShown:n,kernelSilent:o,totals:r}=t.state,i=t.state.status.value,a=r.value?.labels??0,c="Preparing the first examples…",_=i?.busy?`The kernel is ${i.busy.what}.`:"";return i?.phase==="done"?(c=`All done: ${ue(a,"label")}.`,_="Undo and review still work."):i?.phase==="failed"?(c="The desk cannot go on.",_=i.notice?.text??""):o.value&&e.value?(c="Waiting for the kernel.",_="If it is idle, run this cell again."):n.value&&(c="Out of prepared examples; the kernel is busy…",_="More come as soon as it answers."),u("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[u("p",{children:c}),u("p",{class:"quiet",children:_})]})}function bi({view:t}){let e=t.store.state.classes.value,n=!t.shortcuts.value.singleKey;return u("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(o=>u(wl,{name:o.name,view:t},o.name))})}function wl({name:t,view:e}){let n=mt(()=>e.store.state.selected.value.has(t)),o=mt(()=>e.hints.value.get(t)?.keys??""),r=mt(()=>e.hints.value.get(t)?.dim??!1),i=mt(()=>!e.suggests.value||!e.shortcuts.value.singleKey?null:e.suggestions.value.find(([a])=>a===t)?.[1]??null);return u("button",{type:"button",class:r.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":o.value.length===1?o.value:void 0,title:t,onClick:()=>e.press(t),children:[u("kbd",{children:o.value}),u("span",{class:"name",dir:"auto",children:t}),i.value!==null&&u("span",{class:"likely",children:fe(i.value)}),n.value&&u("span",{class:"mark",children:"✓"})]})}function ki({view:t}){let{multilabel:e,selected:n}=t.store.state;if(!e.value)return null;let o=n.value.size;return u("button",{type:"button",class:"choice done","data-al":"done","data-chosen":o,onClick:()=>t.confirm(),children:[u("kbd",{children:"Enter"}),u("span",{class:"name",children:o===0?"none of these":`done: ${ue(o,"label")}`})]})}function wi({view:t}){if(t.shortcuts.value.singleKey)return null;let e=t.filter.value,n=e.open?t.shortcuts.value.matching(e).length:0,o="type letters, then the digit";return e.open&&(o=n===0?"no class starts like this":`${n} match · digit or Enter`),u("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[u("span",{class:e.open?"typed":"typed idle",children:e.text}),u("span",{class:"quiet",children:o})]})}function Si({view:t}){if(!t.suggests.value||t.shortcuts.value.singleKey)return null;let e=t.filter.value.open;return u("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggestions.value.map(([n,o],r)=>u("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.press(n),children:[!e&&u("kbd",{children:r+1}),u("span",{class:"name",dir:"auto",children:n}),u("span",{class:"likely",children:fe(o)})]},n)),t.suggestions.value.length===0&&u("span",{class:"quiet",children:"no suggestion for this card"})]})}function Ei({view:t}){let{classes:e,multilabel:n}=t.store.state,o=t.shortcuts.value.singleKey,r=n.value,i=r?"choose that label, or drop it":"choose that label",a=e.value.some(_=>_.key!==null),c=[o?[a?"key on the button":"1 – 9",i]:["letters, digit",`find a label, ${r?"choose or drop it":"choose it"}; e.g. t then 1`],...o?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...r?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",o?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],["+","add a class"],["?","these keys"],["Esc","close, then leave the desk"]];return u("section",{class:"panel help","aria-label":"keys",children:[u("dl",{children:c.map(([_,g])=>u("div",{children:[u("dt",{children:u("kbd",{children:_})}),u("dd",{children:g})]},_))}),u("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function Ai({view:t}){let{store:e}=t,n=e.state.status.value?.notice??null,o=t.problem.value;return u("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[o!==null&&u("p",{class:"notice warning",children:[u("span",{children:o}),u(Ti,{press:()=>t.dismissProblem()})]}),e.state.refusals.value.map(r=>u("p",{class:"notice error","data-al":"refusal",children:[u("span",{children:r.text}),u(Ti,{press:()=>e.dismissRefusal(r.id)})]},r.id)),n!==null&&u("p",{class:`notice ${n.level} ${n.action===null?"":"offer"}`,"data-al":"notice",children:[u("span",{children:n.text}),n.action==="restore"&&u(Sl,{store:e})]})]})}function Sl({store:t}){let{connected:e,restoring:n}=t.state;return u("button",{type:"button",class:"action","data-al":"restore-store",disabled:!e.value||n.value,onClick:()=>t.restoreStore(),children:n.value?"Writing …":"Write the labels to the file again"})}function Ti({press:t}){return u("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function xi({store:t}){if(t.state.connected.value)return null;let e=t.state.pending.value,n="Restart the kernel and run the cell again",o=`The kernel stopped. Everything is saved. ${n} to go on.`;return t.state.status.value?.store===null?o=`The kernel stopped, and with it went the labels, which were kept in memory only. ${n} to start anew; pass store= to keep them.`:e===1?o=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(o=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),u("p",{class:"banner",role:"alert","data-al":"kernel",children:o})}function Ci({store:t}){let e=t.state.status.value,n=t.state.totals.value,o=t.state.labelsPerMinute.value,r=n?.labels??0,i=e?.budget??(n===null?null:n.labels+n.left),a=i===null||i<=0?0:Math.min(1,r/i),c=[];n===null?c.push("connecting to the kernel…"):c.push(i===null?ue(r,"label"):`${r} of ${ue(i,"label")}`),o!==null&&c.push(`${o} a minute`),e!==null&&e.cost!==null&&n!==null&&c.push(Kr(e.cost*r));let _=e?.version??0,g=_>0?`model ${_} on ${ue(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:p,share:y}=e.busy;g+=`, ${p}${y===null?"…":` ${fe(y)}`}`}return e!==null&&c.push(g),u("div",{class:"progress","data-al":"progress","data-labels":r,"data-version":_,children:[u("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":i??0,"aria-valuenow":r,children:u("div",{class:"bar-done",style:{transform:`scaleX(${a})`}})}),u("div",{class:"line",title:c.join(" · "),children:c.join(" · ")})]})}function El(t){let e=t.filter(([,r])=>r>.5).map(([r,i])=>`${r} (${fe(i)})`),[n,o]=t.reduce((r,i)=>Math.abs(i[1]-.5)<Math.abs(r[1]-.5)?i:r);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${fe(o)}).`}function Tl(t,e){let[n,o]=t;return n===void 0?"Chosen to cover the pool; no model yet.":e?El(t):o===void 0?`The model's best guess is ${n[0]} (${fe(n[1])}).`:`The model hesitates between ${n[0]} (${fe(n[1])}) and ${o[0]} (${fe(o[1])}).`}function Ri({view:t}){if(!t.showsReason.value)return null;let{card:e,multilabel:n}=t.store.state,o=e.value;return u("p",{class:"why quiet","data-al":"reason",children:o===null?"":Tl(o.card.top,n.value)})}var Al=160,Li=({card:t})=>vi(t).slice(0,Al),Oi=({value:t})=>{if(t===null)return"skipped";let e=[t].flat();return e.length===0?"none of these":e.join(", ")};function Ni({view:t}){t.store.state.historyRevision.value;let e=t.store.latestDecisions();return u("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&u("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>u("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.reset()},children:[u("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:Oi(n)}),u("span",{class:"words",dir:"auto",children:Li(n)})]},n.card.key))]})}function Mi({view:t}){let{card:e,multilabel:n,recentLabels:o}=t.store.state,r=o.value;return e.value?.origin==="review"?u("div",{class:"last line","data-al":"reviewing",children:u("span",{class:"quiet",children:n.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):u("div",{class:"last line","data-al":"last",children:[u("span",{class:"quiet",children:"last:"}),r.length===0&&u("span",{class:"quiet",children:"nothing yet"}),r.map(i=>u("button",{type:"button","data-key":i.card.key,title:`review: ${Li(i)}`,dir:"auto",onClick:()=>{t.store.review(i)&&t.reset()},children:u("span",{class:"name",children:Oi(i)})},i.card.key))]})}function Di({view:t}){let{store:e}=t,n=t.panel.value;return u("div",{class:"tools",children:[u("button",{type:"button","data-al":"undo","aria-disabled":!e.state.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[u("span",{"aria-hidden":"true",children:"↶"})," undo"]}),u("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[u("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),u(an,{hook:"review",pressed:n==="review",press:()=>t.togglePanel("review"),children:"review"}),u(an,{hook:"why",pressed:t.showsReason.value,press:()=>t.toggleReason(),children:"why"}),u(an,{hook:"suggest",pressed:t.suggests.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?u(Cl,{view:t}):u("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.togglePanel("add"),children:[u("span",{"aria-hidden":"true",children:"+"})," class"]}),u(an,{hook:"help",pressed:n==="help",press:()=>t.togglePanel("help"),children:[u("span",{"aria-hidden":"true",children:"?"})," keys"]}),u(xl,{store:e})]})}function an(t){return u("button",{type:"button","data-al":t.hook,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}function xl({store:t}){let e=t.state.pending.value;return u("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function Cl({view:t}){let e=xe(null);return Ve(()=>e.current?.focus(),[]),u("form",{class:"add",onSubmit:n=>{n.preventDefault();let o=e.current?.getRootNode()?.host;t.addClass(e.current?.value??""),t.panel.peek()!=="add"&&o?.focus({preventScroll:!0})},children:u("input",{ref:e,"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200})})}function Pi({view:t}){let{store:e}=t;return u(Rl,{view:t,children:[u(Ci,{store:e}),u("div",{class:"stage",children:[u(yi,{store:e}),u(Ll,{view:t}),u(xi,{store:e})]}),u(wi,{view:t}),u(Si,{view:t}),u(bi,{view:t}),u(ki,{view:t}),u(Di,{view:t}),u(Ri,{view:t}),u(Mi,{view:t}),u(jr,{store:e}),u(Ai,{view:t})]})}function Rl({view:t,children:e}){let{connected:n,status:o}=t.store.state;return u("section",{class:n.value?"desk":"desk frozen","data-al":"desk","data-phase":o.value?.phase??"seed","aria-label":"labeling desk",children:e})}function Ll({view:t}){let e=t.panel.value;return e==="review"?u(Ni,{view:t}):e==="help"?u(Ei,{view:t}):null}var Fe={text:"",page:0,open:!1},ln=t=>t.toLocaleLowerCase();function Ol(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,o)=>e.slice(o).join(""))}var cn=class{singleKey;#e;#n;#t=new Map;#o;#r=new Map;constructor(e){this.#e=e,this.singleKey=e.length<=9,this.#n=e.map(o=>Ol(o.name));for(let o of e)o.key!==null&&!this.#t.has(ln(o.key))&&this.#t.set(ln(o.key),o.name);this.singleKey&&this.#s();let n=new Map([...this.#t].map(([o,r])=>[r,o]));this.#o=e.map((o,r)=>n.get(o.name)??(this.singleKey?"":this.#a(r)))}classOfKey(e){return this.#t.get(ln(e))}matching(e){return this.#i(e.text).map(n=>this.#e[n].name)}classOfDigit(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#o.map(o=>({keys:o,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#i(e.text).forEach((o,r)=>{let i=r-e.page*9,a=i>=0&&i<9?String(i+1):this.#a(o,e.text).slice(e.text.length);n[o]={keys:a,dim:!1}}),n}#s(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(r=>this.#t.get(ln(r.key??""))!==r.name)),o=[];this.#e.forEach((r,i)=>{n.has(r)&&(this.#t.has(e[i])?o.push(r):this.#t.set(e[i],r.name))});for(let r of o){let i=e.find(a=>!this.#t.has(a));i!==void 0&&this.#t.set(i,r.name)}}#i(e){let n=this.#r.get(e);if(n!==void 0)return n;let o=[],r=[];this.#n.forEach((a,c)=>{e===""||a[0]?.startsWith(e)?o.push(c):a.some(_=>_.startsWith(e))&&r.push(c)});let i=[...o,...r];return this.#r.set(e,i),i}#a(e,n=""){let o={rank:Number.POSITIVE_INFINITY,prefix:""};for(let r of this.#n[e])if(r.startsWith(n))for(let i=Math.max(1,n.length);i<=r.length;i++){let a=r.slice(0,i),c=this.#i(a).indexOf(e);if(c<o.rank&&(o={rank:c,prefix:a}),c<9)return this.#l(a,c,n)}return o.prefix!==""?this.#l(o.prefix,o.rank,n):this.#l("",e,n)}#l(e,n,o){let r=o===""&&(e===""||this.#t.has(e[0]))?"/":"",i="0".repeat(Math.floor(n/9));return`${r}${e}${i}${n%9+1}`}};var Pl={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]},Ii={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),Enter:t=>{t.filter.peek().open?Fi(t,1):t.store.state.multilabel.peek()&&t.confirm()}};function zi(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||Ui(t))return;Hi(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){zl(t,e,n);return}if(t.stopPropagation(),Ui(t))return;if(Fl(t)){t.repeat&&t.preventDefault();return}let o=Pl[t.key];if(o!==void 0){t.preventDefault(),n.scroll(...o);return}if(t.key.length>1&&!(t.key in Ii))return;t.preventDefault();let r=Ii[t.key];if(t.key==="Backspace"&&e.filter.peek().open)Ul(e);else{if(t.repeat)return;r!==void 0?r(e):Il(t.key,e)}}function Il(t,e){let n=e.filter.peek(),o=e.shortcuts.peek();if(!n.open){let r=o.classOfKey(t);if(r!==void 0){e.press(r);return}}if(t==="?")e.togglePanel("help");else if(t==="+")e.togglePanel("add");else{if(e.store.state.card.peek()===null)return;if(o.singleKey)return;if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let r=Math.ceil(o.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<r?n.page+1:0})}else/^[1-9]$/.test(t)?Fi(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function Fi(t,e){let n=t.filter.peek(),o=t.shortcuts.peek(),r;n.open?r=o.classOfDigit(n,e):o.singleKey||(r=t.suggestions.peek()[e-1]?.[0]),r!==void 0&&t.press(r)}function Ul(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:Fe}function zl(t,e,n){if(e.filter.peek().open)e.filter.value=Fe;else if(e.panel.peek()!=="none")e.panel.value="none",n.focusDesk();else{n.leaveDesk();return}Hi(t)}function Hi(t){t.preventDefault(),t.stopPropagation()}var $i=t=>t.composedPath()[0],Ui=t=>{let e=$i(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement};function Fl(t){let e=$i(t);return t.key==="Enter"&&e instanceof HTMLAnchorElement?!0:t.key!=="Enter"&&t.key!==" "?!1:e instanceof HTMLButtonElement||e?.localName==="summary"}var Ki={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};var qi=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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

.add input {
  inline-size: 13em;
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
`;var $l=5,ji=t=>`al_widget:${t}:suggest`,un=class{filter=L(Fe);panel=L("none");showsReason=L(!1);suggests=L(!1);problem=L(null);shortcuts;hints;suggestions;store;#e;#n=!1;constructor(e,n){this.store=e,this.#e=n;let{card:o,classes:r}=e.state;this.shortcuts=Q(()=>new cn(r.value)),this.hints=Q(()=>{let i=this.shortcuts.value.hints(this.filter.value);return new Map(r.value.map((a,c)=>[a.name,i[c]]))}),this.suggestions=Q(()=>{if(!this.suggests.value)return[];let i=new Set(r.value.map(a=>a.name));return(o.value?.card.top??[]).filter(([a])=>i.has(a)).slice(0,$l)})}readPreferences(e){this.#n||(this.#n=!0,this.suggests.value=this.#e.get(ji(e))==="on")}press(e){if(this.#t())return;let{multilabel:n}=this.store.state;(n.peek()?this.store.toggle(e):this.store.label(e))&&this.reset()}confirm(){this.#t()||this.store.labelSelected()&&this.reset()}skip(){this.#t()||this.store.skip()&&this.reset()}undo(){this.store.undo(),this.reset()}reset(){this.filter.peek()!==Fe&&(this.filter.value=Fe),this.panel.peek()!=="none"&&(this.panel.value="none")}togglePanel(e){this.problem.value=null,this.panel.value=this.panel.peek()===e?"none":e}toggleReason(){this.showsReason.value=!this.showsReason.peek()}toggleSuggestions(){this.suggests.value=!this.suggests.peek();let e=this.store.state.status.peek()?.desk;e!==void 0&&this.#e.set(ji(e),this.suggests.peek()?"on":"off")}dismissProblem(){this.problem.value=null}addClass(e){let n=this.shortcuts.peek().singleKey;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.shortcuts.peek().singleKey&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}#t(){let e=this.panel.peek()==="help"||this.panel.peek()==="review";return e&&(this.panel.value="none"),e}};var bo="data-lm-suppress-shortcuts",Kl=40,ql=.9;function Bi(t,e){let n=new un(e,Ki),o=new AbortController;t.tabIndex=0,t.setAttribute(bo,"true");let r=t.shadowRoot??t.attachShadow({mode:"open"}),i=document.createElement("style");i.textContent=qi;let a=document.createElement("div");r.replaceChildren(i,a),no(u(Pi,{view:n}),a),jl(t,r,n,o.signal),Bl(t,r,o.signal);let c=$r(t,e),_=le(()=>{let g=e.state.status.value?.desk;g!==void 0&&n.readPreferences(g)});return()=>{o.abort(),_(),c(),no(null,a)}}function jl(t,e,n,o){let r={scroll:(c,_)=>{let g=e.querySelector(".panel")??e.querySelector(".card");if(g===null)return;let p={line:Kl,page:g.clientHeight*ql,end:g.scrollHeight}[c];g.scrollTop+=p*_},focusDesk:()=>t.focus({preventScroll:!0}),leaveDesk:()=>{e.activeElement?.blur(),t.blur()}},i=c=>{c?t.setAttribute(bo,"true"):t.removeAttribute(bo)},a=c=>c.ctrlKey||c.metaKey||c.altKey;t.addEventListener("keydown",c=>i(!a(c)),{signal:o,capture:!0}),t.addEventListener("keyup",c=>i(!a(c)),{signal:o,capture:!0}),t.addEventListener("focusout",()=>i(!0),{signal:o}),t.addEventListener("keydown",c=>zi(c,n,r),{signal:o})}function Bl(t,e,n){e.addEventListener("mousedown",o=>{o.target.closest("button")!==null&&(o.preventDefault(),t.focus({preventScroll:!0}))},{signal:n}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!n.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:n})}function fn(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function Wi(t,e=document){let n=fn(e),o=()=>{fn(e)!==n&&(n=!n,t(n))},r=new MutationObserver(o);r.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let i=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return i?.addEventListener?.("change",o),()=>{r.disconnect(),i?.removeEventListener?.("change",o)}}var Wl=new Set(["dead","restarting","autorestarting","terminating"]),Gl=12;function Vl(){let t=crypto.getRandomValues(new Uint8Array(Gl));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Yl={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function Xl(){try{return window.sessionStorage}catch{return Yl}}function Zl(t){let e=new Bt({client:Vl(),send:y=>t.send(y),storage:Xl(),now:()=>performance.now(),setTimer:(y,A)=>{let d=setTimeout(y,A);return()=>clearTimeout(d)},dark:fn}),n=y=>e.receive(y),o=()=>e.receiveStatus(t.get("status")),r=()=>{let y=t.comm_live;typeof y=="boolean"?e.setConnected(y):e.connectionChanged()},i=()=>e.setConnected(!1),a=(y,A)=>{Wl.has(A)&&e.setConnected(!1)},c=y=>{e.undelivered>0&&y.preventDefault()},_=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",o),t.on("comm_live_update",r),t.on("comm:close",i),_?.statusChanged?.connect?.(a),window.addEventListener("beforeunload",c);let g=Wi(y=>e.themeChanged(y));o(),e.start();let p=!1;return{store:e,close:()=>{p||(p=!0,t.off("msg:custom",n),t.off("change:status",o),t.off("comm_live_update",r),t.off("comm:close",i),_?.statusChanged?.disconnect?.(a),window.removeEventListener("beforeunload",c),g(),e.close())}}}var ff=()=>{let t=null,e=n=>(t??=Zl(n),t);return{initialize({model:n,signal:o}){let{close:r}=e(n);return o?.addEventListener("abort",r),r},render({model:n,el:o,signal:r}){let i=Bi(o,e(n).store);return r?.addEventListener("abort",i),i}}};export{ff as default};
