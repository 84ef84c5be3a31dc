/* al_widget bundle c2049f7c6236c005e766ae97ea90d6fed6aa2c55fca5bdc55c7362bf5da84b88 */
var v,ct,ze,H,Ie,ve,dt,pe,ft,Fe,He,Sn,te=Symbol.for("pv"),_e={},me=[],En=/^m(i|n|o|s|text|space)$/,Ke=Array.isArray,We=me.slice,B=Object.assign;function W(t){t&&t.parentNode&&t.remove()}function pt(t,e,n){var i,r,s,o={},a=arguments.length;for(s in e)s=="key"?i=e[s]:s=="ref"&&typeof t!="function"?r=e[s]:o[s]=e[s];return a>2&&(o.children=a>3?We.call(arguments,2):n),ee(t,o,i,r,null)}function ee(t,e,n,i,r){var s={type:t,props:e,key:n,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:te,__v:r||++ct,__i:-1,__u:0};return!r&&v.vnode&&v.vnode(s),s}function O(t){return t.children}function Z(t,e){this.props=t,this.context=e,this.__g=0}function z(t,e){if(e==null)return t.__&&z(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:z(t)}function Tn(t){var e,n=t.__v,i=n.__e,r=[],s=[],o=t.__P;o&&((e=B({constructor:te},n)).__v=n.__v+1,v.vnode&&v.vnode(e),Be(o,e,n,t.__n,o.namespaceURI,32&n.__u?[i]:null,r,i||z(n),32&n.__u,s),e.__v=n.__v,e.__.__k[e.__i]=e,yt(r,e,s),n.__=n.__e=null,e.__e!=i&&ht(e))}function ht(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),ht(t)}function lt(t){(8&t.__g||(t.__g|=8,H.push(t),ve++))&&Ie==v.debounceRendering||((Ie=v.debounceRendering)||queueMicrotask)(vt)}function vt(){try{for(var t,e=1;H.length;)H.length>e&&H.sort(dt),t=H.shift(),e=H.length,8&t.__g&&Tn(t)}finally{(ve=H.length)&&(Ie||queueMicrotask)(vt)}}function _t(t,e,n,i,r,s,o,a,d,f,c){var h,_,u,p,k,g,w=i.__k||me,m=e.length;for(d=Cn(n,e,w,d,m),h=0;h<m;h++)(u=n.__k[h])!=null&&(_=~u.__i&&w[u.__i]||_e,u.__i=h,g=Be(t,u,_,r,s,o,a,d,f,c),p=u.__e,(_.ref!=u.ref||8&_.__u)&&(_.ref&&Ve(_.ref,null,u,_),u.ref&&c.push(u.ref,u.__c||p,u)),k=k||p,4&u.__u?(d=mt(u,d,t,!_.__v),_.__e&&(_.__e=null)):typeof u.type=="function"&&g!==void 0?d=g:p&&(d=p.nextSibling),u.__u&=-21);return n.__e=k,d}function Cn(t,e,n,i,r){var s,o,a,d,f,c,h,_,u,p=n.length,k=p,g=0,w=0,m=t.__k=Array(r);for(s=0;s<r;s++)(o=e[s])!=null&&typeof o!="boolean"&&typeof o!="function"?(typeof o!="object"||o.constructor===String?o=m[s]=ee(null,o):Ke(o)?o=m[s]=ee(O,{children:o}):o.constructor===te&&o.__b?o=m[s]=ee(o.type,o.props,o.key,o.ref,o.__v):m[s]=o,d=s+g,o.__=t,o.__b=t.__b+1,a=null,~(f=o.__i=Pn(o,n,d,k))&&(k--,(a=n[f])&&(a.__u|=2)),a&&a.__v?(o.__u|=16,f==d-1?g--:f==d+1?g++:f!=d&&(f>d?g--:g++,w=1)):(~f||(r>p?g--:r<p&&g++),typeof o.type!="function"&&(o.__u|=4))):m[s]=null;if(w){for(c=[],h=[],s=0;s<r;s++)if((o=m[s])&&16&o.__u){for(g=0,_=c.length;g<_;)c[u=g+_>>1]<o.__i?g=u+1:_=u;c[g]=o.__i,h[s]=g+1}for(g=c.length;s--;)h[s]&&(h[s]==g?g--:m[s].__u|=4)}if(k)for(s=0;s<p;s++)!(a=n[s])||2&a.__u||(a.__e==i&&(i=z(a)),Ge(a,a));return i}function mt(t,e,n,i){var r,s,o,a;if(typeof t.type=="function"){if(t.props.__P)return e;if(r=t.__k)for(s=0;s<r.length;s++)r[s]&&(r[s].__=t,e=mt(r[s],e,n,!1));return e}for(e&&!e.parentNode&&(e=z(t))&&!e.parentNode&&(e=null),o=t.__e,a=e;a&&a.nodeType==8;)a=a.nextSibling;for(o!=a&&(!i&&n.moveBefore&&o.parentNode?n.moveBefore(o,e):n.insertBefore(o,e||null)),e=o;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Pn(t,e,n,i){var r,s=t.key,o=t.type,a=e[n],d=a&&!(2&a.__u);if(a===null&&s==null||d&&s==a.key&&o==a.type)return n;if(i>(d?1:0)){for(r=n-1;r>=0;r--)if((a=e[r])&&!(2&a.__u)&&s==a.key&&o==a.type)return r;for(r=n+1;r<e.length;r++)if((a=e[r])&&!(2&a.__u)&&s==a.key&&o==a.type)return r}return-1}function ut(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function fe(t,e,n,i,r){var s,o;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof i=="string"&&(t.style.cssText=i=""),i)for(e in i)n&&e in n||ut(t.style,e);if(n)for(e in n)i&&n[e]==i[e]||ut(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof i!="function"&&(i=null),(t.__e||(t.__e={}))[e]=n,n&&i||(o=He[e]||(He[e]=An(e)),(t.__a||(t.__a={}))[e]=Fe,s=e!=(e=e.replace(ft,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,o,s):t.removeEventListener(e,o,s));else{if(r=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function An(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[pe]==null)e[pe]=Fe++;else if(e[pe]<this.__a[t])return;return n(v.event?v.event(e):e)}}}function Be(t,e,n,i,r,s,o,a,d,f){var c,h,_,u,p,k,g,w,m,C,x,je,ot,de,F,at,I,K,D=e.type;if(e.constructor!==te)return null;128&n.__u&&(d=32&n.__u,c=n.__c.__z)&&(e.__u|=d,h=s=[],c.nodeType==8?a=he(c,s):s.push(c),a=s[0]||a),(c=v.__b)&&c(e);e:if(typeof D=="function"){_=o.length;try{if(w=e.props,m=(c=D.prototype)&&c.render,C=(c=D.contextType)&&i[c.__c],x=c?C?C.props.value:c.__:i,(u=n.__c)?(e.__c=u,2&u.__g&&(u.__g|=1)):(m?e.__c=u=new D(w,x):(e.__c=u=new Z(w,x),u.constructor=D,u.render=On),C&&C.sub(u),u.state||(u.state={}),u.__n=i,u.__g|=8,u.__h=[],u.__k=[]),m&&(u.__s||(u.__s=u.state),D.getDerivedStateFromProps&&(u.__s==u.state&&(u.__s=B({},u.__s)),B(u.__s,D.getDerivedStateFromProps(w,u.__s)))),p=u.props,k=u.state,u.__v=e,n.__c){if(w!==p&&m&&!D.getDerivedStateFromProps&&u.componentWillReceiveProps&&u.componentWillReceiveProps(w,x),e.__v==n.__v&&!(8&u.__g)||!(4&u.__g)&&u.shouldComponentUpdate&&u.shouldComponentUpdate(w,u.__s,x)===!1){e.__v!=n.__v&&(u.props=w,u.state=u.__s,u.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(M){M&&(M.__=e)}),me.push.apply(u.__h,u.__k),u.__k=[],u.__h.length&&o.push(u),a=z(n);break e}u.componentWillUpdate&&u.componentWillUpdate(w,u.__s,x),m&&u.componentDidUpdate&&u.__h.push(function(){u.componentDidUpdate(p,k,g)})}else m&&!D.getDerivedStateFromProps&&u.componentWillMount&&u.componentWillMount(),m&&u.componentDidMount&&u.__h.push(u.componentDidMount);u.context=x,u.props=w,u.__P=t,u.__g&=-5,je=v.__r,ot=m?25:0;do u.__g&=-9,je&&je(e),c=u.render(u.props,u.state=u.__s,u.context);while(8&u.__g&&++ot<25);m&&(me.push.apply(u.__h,u.__k),u.__k=[]),u.state=u.__s,u.getChildContext&&(i=B({},i,u.getChildContext())),m&&n.__c&&u.getSnapshotBeforeUpdate&&(g=u.getSnapshotBeforeUpdate(p,k)),de=c&&c.type===O&&c.key==null?c.props.children:c,w.__P&&(c=a,r=(t=w.__P).namespaceURI,d=s=null,n.props&&n.props.__P!=t&&(n.__k.some(function(M){M&&Ge(M,M)}),n.__k=null),a=n.__k?z(n,0):null),a=_t(t,Ke(de)?de:[de],e,n,i,r,s,o,a,d,f),w.__P&&(e.__e=null,a=c),e.__u&=-161,h&&h.some(W),u.__h.length&&o.push(u),1&u.__g&&(u.__g&=-4)}catch(M){if(o.length=_,e.__v=null,d||s)if(M&&M.then){if(e.__u|=128|d,s){for(~(I=s.indexOf(a||void 0))||(I=s.length);(K=s[I-1])&&K.nodeType==8;)I--;for(;I<s.length;I++)if(K=s[I])if(s[I]=null,F){if(K==at)break}else{if(K.nodeType!=8)break;K.data.startsWith("$s")&&(at=he(F=K))}}if(!F){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;F=a}(c=he(F=e.__c.__z||(e.__c.__z=F)))?(e.__e=F,a=c):e.__e=a,a=a&&a.nextSibling}else s&&s.some(W);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),M&&M.then||gt(e),v.__e(M,e,n)}}else a=e.__e=Mn(n.__e,e,n,i,r,s,o,d,f,t);return(c=v.diffed)&&c(e),a}function he(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function gt(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(gt))}function yt(t,e,n){for(var i=0;i<n.length;)Ve(n[i++],n[i++],n[i++]);v.__c&&v.__c(e,t),t.some(function(r){try{t=r.__h,r.__h=[],t.some(function(s){s.call(r)})}catch(s){v.__e(s,r.__v)}})}function Mn(t,e,n,i,r,s,o,a,d,f){var c,h,_,u,p,k,g,w,m=n.props||_e,C=e.props,x=e.type;if(x=="svg"?r="http://www.w3.org/2000/svg":x=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),s){for(c=0;c<s.length;c++)if((p=s[c])&&(x?p.localName==x:p.nodeType==3)){t=p,s[c]=null;break}}if(!t){if(w=f.ownerDocument||document,!x)return w.createTextNode(C);t=w.createElementNS(r,x,C.is?C:f),a&&(v.__m&&v.__m(e,s),a=!1),s=null}if(x){if(f=x=="template"&&t.content||t,s=x=="textarea"&&C.defaultValue!=null?null:s&&We.call(f.childNodes),!a&&s)for(m={},c=0;c<t.attributes.length;c++)m[(p=t.attributes[c]).name]=p.value;for(c in m)p=m[c],c=="dangerouslySetInnerHTML"?_=p:c=="children"||c in C||c=="value"&&"defaultValue"in C||c=="checked"&&"defaultChecked"in C||fe(t,c,null,p,r);for(c in C)p=C[c],c=="children"?u=p:c=="dangerouslySetInnerHTML"?h=p:c=="value"?k=p:c=="checked"?g=p:a&&typeof p!="function"||m[c]===p||fe(t,c,p,m[c],r);h?(a||_&&(h.__html==_.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),e.__k=[]):(_&&(t.textContent=""),(x=="foreignObject"||r=="http://www.w3.org/1998/Math/MathML"&&En.test(x))&&(r="http://www.w3.org/1999/xhtml"),_t(f,Ke(u)?u:[u],e,n,i,r,s,o,s?s[0]:n.__k&&z(n,0),a,d),s&&s.some(W)),a&&x!="textarea"||(c="value",x=="progress"&&k==null?t.removeAttribute(c):k==null||k===t[c]&&(x!="progress"||k)||fe(t,c,k,m[c],r),c="checked",g!=null&&g!=t[c]&&fe(t,c,g,m[c],r))}else m===C||a&&t.data==C||(t.data=C);return t}function Ve(t,e,n,i){try{typeof t=="function"?e?e.__x=t(e)||1:i&&(i=i.__c||i.__e)&&(e=i.__x)&&(i.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(r){v.__e(r,n)}}function Ge(t,e,n){var i,r,s,o;if(v.unmount&&v.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||Ve(i,null,e,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(a){v.__e(a,e)}i.__P=i.__n=null}if(i=t.__k)for(o=0;o<i.length;o++)i[o]&&Ge(i[o],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(i=t.__c)&&(i=i.__z)&&(r=he(i,s=[]))&&(i==t.__e&&s.some(W),W(r),W(i)),n||W(t.__e),t.__e=t.__c=t.__=null}function On(t,e,n){return this.constructor(t,n)}function Je(t,e){var n,i,r,s;v.__&&v.__(t,e),e.nodeType==9&&(e=e.documentElement),i=(n=t&&32&t.__u)?null:e.__k,e.__k=ee(O,{children:[t]}),r=[],s=[],Be(e,e.__k,i||_e,_e,e.namespaceURI,i?null:e.firstChild?We.call(e.childNodes):null,r,i?i.__e:e.firstChild,n,s),yt(r,e.__k,s),e.__k.props.children=null}v={__e:function(t,e,n,i){for(var r,s,o;e=e.__;)if((r=e.__c)&&!(1&r.__g)){r.__g|=4;try{if((o=(s=r.constructor)&&s.getDerivedStateFromError)&&r.setState(s.getDerivedStateFromError(t)),r.componentDidCatch&&(r.componentDidCatch(t,i||{}),o=1),o&&8&r.__g)return void(r.__g|=2)}catch(a){t=a}}throw ve=0,t}},ct=0,ze=function(t){return t!=null&&t.constructor===te},Z.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=B({},this.state)),typeof t=="function"&&(t=t(B({},n),this.props)),t&&(B(n,t),this.__v&&(e&&this.__k.push(e),lt(this)))},Z.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),lt(this))},Z.prototype.render=O,H=[],ve=0,dt=function(t,e){return t.__v.__b-e.__v.__b},pe=Symbol(),ft=/(PointerCapture)$|Capture$/i,Fe=0,He={},Sn=0;var ge,P,Ze,bt,Ln=Object.is,Xe=0,At=[],Ye=[],S=v,kt=S.__b,wt=S.__r,xt=S.diffed,St=S.__c,Et=S.unmount,Tt=S.__;function Mt(t,e){S.__h&&S.__h(P,t,Xe||e),Xe=0;var n=P.__H||(P.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function ye(t,e){var n=Mt(ge++,4);!S.__s&&Ot(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,P.__h.push(n))}function X(t){return Xe=5,ie(function(){return{current:t}},[])}function ie(t,e){var n=Mt(ge++,7);return Ot(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Dn(){var t;do{for(;t=Ye.shift();)try{ne(t)}catch(n){S.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=At.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(ne),e.__h.some(Qe),e.__h=[]}catch(n){e.__h=[],S.__e(n,t.__v)}}}while(Ye.length)}S.__b=function(t){P=null,kt&&kt(t)},S.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Tt&&Tt(t,e)},S.__r=function(t){wt&&wt(t),ge=0;var e=(P=t.__c).__H;e&&(Ze==P?P.__h=[]:(e.__h.some(ne),e.__h.some(Qe),ge=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Ze=P},S.diffed=function(t){xt&&xt(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Pt(At.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Ze=P=null},S.__c=function(t,e){e.some(function(n){try{n.__h.some(ne),n.__h=n.__h.filter(function(i){return!i.__||Qe(i)})}catch(i){n.__h=[function(){throw i}]}}),St&&St(t,e)},S.unmount=function(t){Et&&Et(t);var e,n,i=t.__c;i&&i.__H&&(i.__H.__.some(function(r){try{if(r.__P&&r.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}r.__P=n,Pt(Ye.push(r))}else ne(r)}catch(s){e=s}}),i.__H=void 0,e&&S.__e(e,i.__v))};var Ct=typeof requestAnimationFrame=="function";function Rn(t){var e,n=function(){clearTimeout(i),Ct&&cancelAnimationFrame(e),setTimeout(t)},i=setTimeout(n,35);Ct&&(e=requestAnimationFrame(n))}function Pt(t){t!=1&&bt==S.requestAnimationFrame||((bt=S.requestAnimationFrame)||Rn)(Dn)}function ne(t){var e=P,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),P=e}function Qe(t){var e=P;t.__c=t.__(),P=e}function Ot(t,e){return!t||t.length!=e.length||e.some(function(n,i){return!Ln(n,t[i])})}var $n=Symbol.for("preact-signals");function xe(){if(R>1)R--;else{var t,e=!1;for((function(){var r=ke;for(ke=void 0;r!==void 0;){var s=r.S;if(s.v===r.v)for(var o=s.t;o!==void 0;o=o.x)o.i===r.i&&(o.i=s.i);r=r.o}})();se!==void 0;){var n=se;for(se=void 0,be++;n!==void 0;){var i=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Dt(n))try{n.c()}catch(r){e||(t=r,e=!0)}n=i}}if(be=0,R--,e)throw t}}function $(t){if(R>0)return t();et=++Un,R++;try{return t()}finally{xe()}}var re,y=void 0;function oe(t){var e=y,n=re;y=void 0,re=void 0;try{return t()}finally{y=e,re=n}}var se=void 0,R=0,be=0,Un=0,et=0,ke=void 0,we=0;function Lt(t){if(y!==void 0){var e=t.n;if(e===void 0||e.t!==y)return e={i:0,S:t,p:y.s,n:void 0,t:y,e:void 0,x:void 0,r:e},y.s!==void 0&&(y.s.n=e),y.s=e,t.n=e,32&y.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=y.s,e.n=void 0,y.s.n=e,y.s=e),e}}function T(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}T.prototype.brand=$n;T.prototype.h=function(){return!0};T.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:oe(function(){var i;(i=e.W)==null||i.call(e)}))};T.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,i=t.x;n!==void 0&&(n.x=i,t.e=void 0),i!==void 0&&(i.e=n,t.x=void 0),t===this.t&&(this.t=i,i===void 0&&oe(function(){var r;(r=e.Z)==null||r.call(e)}))}};T.prototype.subscribe=function(t){var e=this;return U(function(){var n=e.value;oe(function(){return t(n)})},{name:"sub"})};T.prototype.valueOf=function(){return this.value};T.prototype.toString=function(){return this.value+""};T.prototype.toJSON=function(){return this.value};T.prototype.peek=function(){var t=this;return oe(function(){return t.value})};Object.defineProperty(T.prototype,"value",{get:function(){var t=Lt(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(be>100)throw new Error("Cycle detected");(function(n){R!==0&&be===0&&n.l!==et&&(n.l=et,ke={S:n,v:n.v,i:n.i,o:ke})})(this),this.v=t,this.i++,we++,R++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{xe()}}}});function b(t,e){return new T(t,e)}function Dt(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function Rt(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function $t(t){for(var e=t.s,n=void 0;e!==void 0;){var i=e.p;e.i===-1?(e.S.U(e),i!==void 0&&(i.n=e.n),e.n!==void 0&&(e.n.p=i)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=i}t.s=n}function V(t,e){T.call(this,void 0,e),this.x=t,this.s=void 0,this.g=we-1,this.f=4}V.prototype=new T;V.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===we))return!0;if(this.g=we,this.f|=1,this.i>0&&!Dt(this))return this.f&=-2,!0;var t=y;try{Rt(this),y=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return y=t,$t(this),this.f&=-2,!0};V.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}T.prototype.S.call(this,t)};V.prototype.U=function(t){if(this.t!==void 0&&(T.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};V.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(V.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=Lt(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function A(t,e){return new V(t,e)}function Ut(t){var e=t.j;if(t.j=void 0,typeof e=="function"){R++;var n=y;y=void 0;try{e()}catch(i){throw t.f&=-2,t.f|=8,tt(t),i}finally{y=n,xe()}}}function tt(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,Ut(t)}function Nn(t){if(y!==this)throw new Error("Out-of-order effect");$t(this),y=t,this.f&=-2;try{8&this.f&&tt(this)}finally{xe()}}function Y(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,re&&re.push(this)}Y.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};Y.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,Ut(this),Rt(this),R++;var t=y;return y=this,Nn.bind(this,t)};Y.prototype.N=function(){2&this.f||(this.f|=2,this.u=se,se=this)};Y.prototype.d=function(){this.f|=8,1&this.f||tt(this)};Y.prototype.dispose=function(){this.d()};function U(t,e){var n=new Y(t,e);try{n.c()}catch(r){throw n.d(),r}var i=n.d.bind(n);return i[Symbol.dispose]=i,i}var Nt,le,Se,qn=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var qt=[];U(function(){Nt=this.N})();function Q(t,e){v[t]=e.bind(null,v[t]||function(){})}function ae(t){if(Se){var e=Se;Se=void 0,e()}Se=t&&t.S()}function jt(t){var e=this,n=t.data,i=In(n);i.name="ReactiveDom",i.value=n;var r=ie(function(){for(var a=e,d=e.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var f=A(function(){var u=i.value.value;return u===0?0:u===!0?"":u||""}),c=A(function(){return!Array.isArray(f.value)&&!ze(f.value)}),h=U(function(){if(this.N=It,c.value){var u=f.value;a.__v&&a.__v.__e&&a.__v.__e.nodeType===3&&(a.__v.__e.data=u)}}),_=e.__$u.d;return e.__$u.d=function(){h(),_.call(this)},[c,f]},[]),s=r[0],o=r[1];return s.value?o.peek():o.value}jt.displayName="ReactiveTextNode";Object.defineProperties(T.prototype,{constructor:{configurable:!0,value:pt(O,null).constructor},type:{configurable:!0,value:jt},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Q("__b",function(t,e){if(ae(),le=void 0,typeof e.type=="string"){var n,i=e.props;for(var r in i)if(r!=="children"){var s=i[r];s instanceof T&&(n||(e.__np=n={}),n[r]=s,i[r]=s.peek())}}t(e)});Q("__r",function(t,e){if(t(e),e.type!==O){ae();var n,i=e.__c;i&&(i.__$f&=-2,(n=i.__$u)===void 0&&(i.__$u=n=(function(r,s){var o;return U(function(){o=this},{name:s}),o.c=r,o})((function(r){return function(){var s;qn&&((s=this.y)==null||s.call(this)),r.__$f|=1,r.setState({})}})(i),typeof e.type=="function"?e.type.displayName||e.type.name:""))),le=i,ae(n)}});Q("__e",function(t,e,n,i){ae(),le=void 0,t(e,n,i)});Q("diffed",function(t,e){ae(),le=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var i=e.__np,r=e.props,s=n.U;if(s)for(var o in s){var a=s[o];a===void 0||i&&o in i||(a.d(),s[o]=void 0)}if(i){s||(s={},n.U=s);for(var d in i){var f=s[d],c=i[d];f===void 0?(f=jn(n,d,c,r),s[d]=f):f.o(c,r)}}}t(e)});function jn(t,e,n,i){var r=e in t&&t.ownerSVGElement===void 0,s=b(n);return{o:function(o,a){s.value=o,i=a},d:U(function(){this.N=It;var o=s.value.value;i[e]!==o&&(i[e]=o,r?t[e]=o:o!=null&&(o!==!1||e[4]==="-")?t.setAttribute(e,o):t.removeAttribute(e))})}}Q("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var i=n.U;if(i){n.U=void 0;for(var r in i){var s=i[r];s&&s.d()}}}var o=e.__np;if(o){var a=e.props;for(var d in o)a[d]=o[d]}e.__np=void 0}else{var f=e.__c;if(f){f.__$f|=8;var c=f.__$u;c&&(f.__$u=void 0,c.d())}}t(e)});Q("__h",function(t,e,n,i){i<3&&(e.__$f|=2),t(e,n,i)});Z.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,i=n&&n.s!==void 0;for(var r in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(i||s||4&this.__$f)||1&this.__$f)return!0}else if(!(i||4&this.__$f)||3&this.__$f)return!0;for(var o in t)if(o!=="__source"&&t[o]!==this.props[o])return!0;for(var a in this.props)if(!(a in t))return!0;return!1};function In(t,e){return ie(function(){return b(t,e)},[])}function ue(t,e){var n=X(t);return n.current=t,le.__$f|=4,ie(function(){return A(function(){return n.current()},e)},[])}var Hn=function(t){queueMicrotask(function(){queueMicrotask(t)})};function zn(){$(function(){for(var t;t=qt.shift();)Nt.call(t)})}function It(){qt.push(this)===1&&(v.requestAnimationFrame||Hn)(zn)}var Fn=["seed","ready","training","done","failed"],nt=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),it=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(i=>({seq:i.seq,do:i.do,key:i.key,value:i.value,ms:i.ms}))}),Ft=(t,e,n)=>({kind:"recall",client:t,before:e,n}),Kt=t=>({kind:"theme",dark:t}),N=t=>typeof t=="object"&&t!==null&&!Array.isArray(t),E=t=>typeof t=="string",L=t=>typeof t=="number"&&Number.isFinite(t),Ht=t=>Array.isArray(t)&&t.every(E),zt=(t,e)=>Array.isArray(t)&&t.every(n=>Array.isArray(n)&&n.length===2&&E(n[0])&&e(n[1])),G=(t,e)=>L(t)?t:e;function Wt(t){return!N(t)||!E(t.key)||!E(t.name)||typeof t.again!="boolean"||!zt(t.top,L)?!1:t.kind==="text"?E(t.text):t.kind==="row"&&zt(t.fields,E)}var Kn=t=>N(t)&&L(t.seq)&&E(t.why),Wn=t=>N(t)&&L(t.at)&&(t.do==="label"||t.do==="skip")&&(t.value===null||E(t.value))&&Wt(t.card);function Bt(t){if(!N(t))return null;let e=t,n=!1;return e.kind==="ack"?n=E(e.client)&&L(e.upto)&&Array.isArray(e.refused)&&e.refused.every(Kn)&&Ht(e.done)&&Ht(e.open)&&L(e.labels)&&L(e.left):e.kind==="batch"?n=L(e.rev)&&L(e.version)&&typeof e.append=="boolean"&&Array.isArray(e.cards)&&e.cards.every(Wt):e.kind==="past"&&(n=E(e.client)&&typeof e.more=="boolean"&&Array.isArray(e.items)&&e.items.every(Wn)),n?e:null}function Vt(t){if(!N(t)||!L(t.rev)||!E(t.desk)||!E(t.phase)||!Fn.includes(t.phase)||!Array.isArray(t.classes)||!t.classes.every(s=>N(s)&&E(s.name)))return null;let{busy:e,accuracy:n,notice:i}=t,r=N(n)&&[n.value,n.low,n.high,n.n].every(L)&&E(n.method);return{rev:t.rev,protocol:G(t.protocol,1),desk:t.desk,phase:t.phase,classes:t.classes.map(s=>({name:s.name,key:E(s.key)&&s.key!==""?s.key:null})),version:G(t.version,0),trained:G(t.trained,0),busy:N(e)&&E(e.what)?{what:e.what,share:G(e.share,null)}:null,accuracy:r?n:null,target:G(t.target,null),budget:G(t.budget,null),cost:G(t.cost,null),advice:E(t.advice)?t.advice:"",notice:N(i)&&E(i.text)?{level:E(i.level)?i.level:"info",text:i.text}:null,store:E(t.store)?t.store:null}}var Gt=2e3,Bn=2e4,Vn=200,ce=class{client;#e;#t=[];#n=Gt;#r=0;#i=0;#s=0;constructor(e,n){this.client=e,this.#t=n?[...n.events].sort((i,r)=>i.seq-r.seq):[],this.#e=(this.#t.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#t}get base(){return this.#t[0]?.seq??this.#e}get kept(){return{base:this.base,events:this.#t}}add(e,n){this.#t.length===0&&(this.#r=n);let i={seq:this.#e++,...e};return this.#t.push(i),it(this.client,this.base,[i])}absorb(e){for(let n of[...e.events].sort((i,r)=>i.seq-r.seq))n.seq<this.#e||(this.#t.push(n),this.#e=n.seq+1)}ack(e,n){let i=this.#t.findIndex(o=>o.seq>e),r=this.#t.splice(0,i===-1?this.#t.length:i);if(r.length===0)return{taken:r,more:null};this.#n=Gt,this.#r=n;let s=this.base>this.#i&&this.base<=this.#s;return{taken:r,more:s?this.#o():null}}get due(){return this.#t.length===0?null:this.#r+this.#n}repeat(e){return this.due===null||e<this.due?null:(this.#n=Math.min(this.#n*2,Bn),this.repeatNow(e))}repeatNow(e){return this.#t.length===0?null:(this.#r=e,this.#s=this.#t.at(-1).seq,this.#o())}#o(){let e=this.#t.slice(0,Vn);return this.#i=e.at(-1).seq,it(this.client,this.base,e)}};var rt=t=>`al_widget:${t}`;function Gn(t){let e=t;return typeof e=="object"&&e!==null&&Number.isInteger(e.seq)&&["label","skip","undo","class"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||typeof e.value=="string")&&typeof e.ms=="number"}var Ee=class{#e;failing=!1;constructor(e){this.#e=e}read(e){try{let n=JSON.parse(this.#e.getItem(rt(e))??"{}");if(typeof n!="object"||n===null)return{};let i=Object.entries(n).filter(([,r])=>Number.isInteger(r?.base)&&Array.isArray(r?.events)&&r.events.every(Gn));return Object.fromEntries(i)}catch{return{}}}write(e,n,i){let r=this.read(e);if(i.events.length>0)r[n]=i;else if(n in r)delete r[n];else return;this.#t(e,r)}clear(e,n,i){let r=this.read(e),s=r[n];if(s===void 0)return;let o=s.events.filter(a=>a.seq>i);o.length>0?r[n]={base:o[0].seq,events:o}:delete r[n],this.#t(e,r)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(rt(e),JSON.stringify(n)):this.#e.removeItem(rt(e))}catch{this.failing=!0}}};var Te=class{#e;#t;#n=new Map;#r;#i=null;#s=null;#o=!1;constructor(e,n){this.#e=n,this.#t=new ce(e),this.#r=new Ee(n.storage)}get pending(){let e=this.#t.pending.length;for(let n of this.#n.values())e+=n.pending.length;return e}get atRisk(){return this.#i===null||this.#r.failing?this.#t.pending.length:this.#r.read(this.#i)[this.#t.client]?.events.length??0}get inherited(){return this.#n.size>0}add(e,n){let i=this.#t.add(e,this.#e.now());this.#a(),n(),this.#e.send(i),this.#l()}underway(e){for(let n of[this.#t,...this.#n.values()])for(let i=n.pending.length-1;i>=0;i--)if(n.pending[i].key===e)return n.pending[i]}adopt(e){this.#i!==e&&(this.#i=e,this.#a());let n=[];for(let[i,r]of Object.entries(this.#r.read(e))){if(i===this.#t.client)continue;let s=this.#u(i,r);s!==null&&n.push(...s.pending)}return this.#l(),n}ack(e){let n=e.client===this.#t.client?this.#t:this.#n.get(e.client);if(n===void 0)return[];let{taken:i,more:r}=n.ack(e.upto,this.#e.now());return i.length>0&&(n===this.#t?this.#a():this.#i!==null&&this.#r.clear(this.#i,n.client,e.upto),n.pending.length===0&&this.#n.delete(n.client)),r!==null&&this.#e.send(r),this.#l(),i}flush(){for(let e of[...this.#n.values(),this.#t]){let n=e.repeatNow(this.#e.now());n!==null&&this.#e.send(n)}this.#l()}close(){this.#o=!0,this.#s?.cancel(),this.#s=null}#u(e,n){let i=this.#n.get(e);if(i!==void 0)return i.absorb(n),null;if(n.events.length===0)return null;let r=new ce(e,n);this.#n.set(e,r);let s=r.repeatNow(this.#e.now());return s!==null&&this.#e.send(s),r}#a(){this.#i!==null&&this.#r.write(this.#i,this.#t.client,this.#t.kept)}#l(){let e=[this.#t,...this.#n.values()].map(r=>r.due).filter(r=>r!==null),n=e.length>0?Math.min(...e):null;if(this.#o||n===null||this.#s!==null&&this.#s.at<=n)return;this.#s?.cancel();let i=this.#e.setTimer(()=>{this.#s=null;for(let r of[this.#t,...this.#n.values()]){let s=r.repeat(this.#e.now());s!==null&&this.#e.send(s)}this.#l()},Math.max(0,n-this.#e.now()));this.#s={at:n,cancel:i}}};var Ce=class{status=b(null);shown=b(null);pending=b(0);totals=b(null);alive=b(!0);silent=b(!1);refusals=b([]);perMinute=b(null);last=b([]);decided=b(0);canUndo=b(!1);begun=b(!1);classes;marked;finished;card;added=b([]);constructor(){let e=[];this.classes=A(()=>{let n=this.status.value?.classes??[],i=new Set(n.map(a=>a.name)),r=this.added.value.filter(a=>!i.has(a)),s=[...n,...r.map(a=>({name:a,key:null}))];return s.length===e.length&&s.every((a,d)=>a.name===e[d].name&&a.key===e[d].key)||(e=s),e}),this.finished=A(()=>this.status.value?.phase==="done"),this.card=A(()=>{let n=this.shown.value;return this.finished.value&&n?.origin==="queue"?null:n}),this.marked=A(()=>this.card.value?.value??null)}};var Pe=class{#e;#t=1e3;#n=null;#r=null;#i=!1;constructor(e){this.#e=e}start(){this.#i=!0,this.#t=1e3,this.#r=null,this.#s()}wake(){this.#i&&this.#n===null&&this.#e.wanting()&&this.start()}heard(){this.#r=null,this.#e.silent(!1)}close(){this.#n?.(),this.#n=null}#s(){this.close();let e=this.#e.now();this.#r??=e;let n=this.#r+2e4-e;this.#n=this.#e.setTimer(()=>this.#o(),n>0?Math.min(this.#t,n):this.#t),this.#e.send()}#o(){this.#n=null,this.#r!==null&&this.#e.now()-this.#r>=2e4&&this.#e.silent(!0),this.#e.wanting()&&(this.#t=Math.min(this.#t*2,15e3),this.#s())}};var Ae=class{#e=[];note(e){this.#e.push(e),this.#t(e)}unnote(){this.#e.pop()}perMinute(e){if(this.#t(e),this.#e.length<3)return null;let n=Math.max(e-this.#e[0],15e3);return Math.round(this.#e.length*6e4/n)}#t(e){let n=0;for(;n<this.#e.length&&this.#e[n]<e-12e4;)n++;n>0&&this.#e.splice(0,n)}};var Me=class{entries=[];more=!0;lowest=null;#e=new Set;push(e){this.entries.push({at:null,...e})}pop(){return this.entries.pop()}valueOf(e){return this.entries.findLast(n=>n.card.key===e)?.value??null}forget(e){let n=this.entries.findLastIndex(i=>i.card.key===e);n>=0&&this.entries.splice(n,1)}get short(){return this.more&&this.entries.length<8}merge(e,n){this.more=e.more&&e.items.length>0;for(let i of[...e.items].sort((r,s)=>s.at-r.at)){if(this.#e.has(i.at))continue;this.#e.add(i.at),this.lowest=Math.min(this.lowest??i.at,i.at);let r=this.entries.findLast(s=>s.at===null&&s.card.key===i.card.key&&s.do===i.do&&s.value===i.value);r!==void 0?r.at=i.at:n(i.card.key)||this.#t(i)}}#t(e){let n=this.entries.findIndex(i=>i.at===null||i.at>e.at);this.entries.splice(n<0?this.entries.length:n,0,{at:e.at,do:e.do,value:e.value,card:e.card})}};var Oe=class{shown=null;waiting=[];#e=new Set;#t=new Set;#n=-1;merge(e){if(e.rev<=this.#n)return!1;this.#n=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(i=>i.key));for(let i of e.cards)n.has(i.key)||this.#i(i)||(n.add(i.key),this.waiting.push(i));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,i){let r=this.shown;this.waiting=this.waiting.filter(s=>s.key!==e.key),r!==null&&r.origin!=="review"&&r.card.key!==e.key&&this.waiting.unshift(r.card),this.shown={card:e,origin:n,value:i}}decide(e){this.#e.add(e),this.#t.delete(e),this.#r(e)}skip(e){this.#t.add(e),this.#r(e)}reopen(e){this.#e.delete(e),this.#t.delete(e)}#r(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#i(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#t.has(e.key)&&!e.again}};var Zn=5e3,Xn=50,Yn=300,Le=class extends Ce{#e;#t=new Oe;#n=new Me;#r=new Ae;#i;#s;#o=0;#u=null;#a=0;#l=null;#f=null;constructor(e){super(),this.#e=e;let{now:n,setTimer:i,storage:r}=e,s=o=>this.#h(o);this.#i=new Te(e.client,{send:s,storage:r,now:n,setTimer:i}),this.#s=new Pe({send:()=>{s(nt(e.client,e.dark()))},now:n,setTimer:i,wanting:()=>!this.alive.value||this.#t.shown===null&&this.status.value?.phase!=="done",silent:o=>{this.silent.value=o}})}get desk(){return this.status.value?.desk??null}get atRisk(){return this.#i.atRisk}start(){this.#s.start()}close(){this.#s.close(),this.#i.close(),this.#l?.(),this.#f?.()}receiveStatus(e){let n=Vt(e);n===null||n.rev<(this.status.peek()?.rev??Number.NEGATIVE_INFINITY)||($(()=>{let i=this.status.peek()===null;this.status.value=n;let r=new Set(n.classes.map(s=>s.name));this.added.peek().some(s=>r.has(s))&&(this.added.value=this.added.peek().filter(s=>!r.has(s))),this.#E(this.#i.adopt(n.desk)),i||this.#b()}),this.#s.wake())}receive(e){let n=Bt(e);n!==null&&($(()=>{this.#b(),n.kind==="ack"?this.#w(n):n.kind==="batch"?this.#t.merge(n)&&this.#c():n.client===this.#e.client&&(this.#u=null,this.#n.merge(n,i=>this.#i.underway(i)?.do==="undo"),this.#d())}),this.#s.wake())}connection(e){e!==this.alive.peek()&&(this.alive.value=e,e?(this.#s.start(),this.#i.flush()):this.#s.wake())}connectionChanged(){this.alive.peek()?this.connection(!1):this.#h(nt(this.#e.client,this.#e.dark()))&&this.connection(!0)}themeChanged(e){this.#h(Kt(e))}label(e){let n=this.#g();if(n===null)return!1;let{card:i}=n,r=this.#v();return this.#p({do:"label",key:i.key,value:e,ms:r},()=>{this.#t.decide(i.key),this.#n.push({do:"label",value:e,card:i}),this.#y(),this.#d()}),!0}skip(){let e=this.#g();if(e===null)return!1;if(e.origin==="review")return $(()=>{this.#t.next(),this.#c()}),!0;let{card:n}=e,i=this.#v();return this.#p({do:"skip",key:n.key,value:null,ms:i},()=>{this.#t.skip(n.key),this.#n.push({do:"skip",value:null,card:n}),this.#y(),this.#d()}),!0}undo(){if(!this.alive.peek())return!1;let e=this.#n.pop();if(e===void 0)return this.#_(),!1;let{card:n}=e,i=this.#v();return this.#p({do:"undo",key:n.key,value:null,ms:i},()=>{this.#t.reopen(n.key);let r=this.#n.valueOf(n.key);r!==null&&this.#t.decide(n.key),this.#t.show(n,r===null?"undo":"review",r),this.#r.unnote(),this.#c(),this.#d()}),this.#_(),!0}review(e){return this.alive.peek()?($(()=>{this.#t.show(e.card,"review",e.value),this.#c()}),!0):!1}addClass(e){let n=e.trim().replace(/\s+/g," ");if(!this.alive.peek())return"The kernel stopped: classes can be added once it runs again.";if(n==="")return"Type a name first.";let i=this.classes.peek().find(r=>r.name.toLowerCase()===n.toLowerCase());return i!==void 0?`There is already a class “${i.name}”.`:(this.#p({do:"class",key:null,value:n,ms:0},()=>{this.added.value=[...this.added.peek(),n]}),null)}recent(e=Xn,n=()=>!0){let i=new Map,{entries:r}=this.#n;for(let s=r.length-1;s>=0&&i.size<e;s--){let o=r[s];n(o)&&!i.has(o.card.key)&&i.set(o.card.key,o)}return[...i.values()]}dismiss(e){this.refusals.value=this.refusals.peek().filter(n=>n.n!==e)}#g(){return this.alive.peek()?this.card.peek():null}#v(){return this.shown.peek()===null?0:Math.max(0,Math.round(this.#e.now()-this.#o))}#y(){this.#t.next(),this.#r.note(this.#e.now()),this.#c(),this.perMinute.value=this.#r.perMinute(this.#e.now()),this.#k()}#c(){let{shown:e}=this.#t;e!==this.shown.peek()&&(this.shown.value=e,this.#o=this.#e.now(),e!==null&&(this.begun.value=!0))}#d(){this.last.value=this.recent(4,e=>e.do==="label"),this.decided.value=this.decided.peek()+1,this.canUndo.value=this.#n.entries.length>0}#p(e,n){this.#i.add(e,()=>$(()=>{n(),this.pending.value=this.#i.pending})),this.#s.wake()}#w(e){let n=this.#i.inherited,i=this.#i.ack(e);for(let{seq:r,why:s}of e.refused){let o=i.find(a=>a.seq===r);o!==void 0&&this.#S(o,s)}for(let r of e.done)this.#i.underway(r)===void 0&&this.#t.decide(r);for(let r of e.open)this.#i.underway(r)===void 0&&this.#t.reopen(r);this.totals.value={labels:e.labels,left:e.left},this.pending.value=this.#i.pending,this.#c(),n&&!this.#i.inherited?this.#m(null):e.client!==this.#e.client&&!n&&e.done.length>0?this.#x():this.#_()}#x(){this.#f?.(),this.#f=this.#e.setTimer(()=>{this.#f=null,this.#m(null)},Yn)}#S(e,n){this.#a+=1,this.refusals.value=[...this.refusals.peek(),{n:this.#a,text:`Not taken: ${n}`}].slice(-3),e.do==="class"?this.added.value=this.added.peek().filter(i=>i!==e.value):e.do!=="undo"&&e.key!==null&&(this.#n.forget(e.key),this.#n.valueOf(e.key)===null&&this.#t.reopen(e.key),this.#d())}#E(e){for(let{do:n,key:i,value:r}of e)n==="class"&&r!==null&&!this.classes.peek().some(s=>s.name===r)&&(this.added.value=[...this.added.peek(),r]),i!==null&&(n==="label"?this.#t.decide(i):n==="skip"?this.#t.skip(i):n==="undo"&&this.#t.reopen(i));this.pending.value=this.#i.pending}#_(){if(!this.#n.short||this.#i.inherited)return;let e=this.#e.now();this.#u!==null&&e-this.#u<Zn||this.#m(this.#n.lowest)}#m(e){this.#u=this.#e.now(),this.#h(Ft(this.#e.client,e,16))}#b(){this.#s.heard(),this.alive.peek()||this.connection(!0)}#h(e){try{return this.#e.send(e),!0}catch{return this.connection(!1),!1}}#k(){this.#l===null&&(this.#l=this.#e.setTimer(()=>{this.#l=null,this.perMinute.value=this.#r.perMinute(this.#e.now()),this.perMinute.peek()!==null&&this.#k()},5e3))}};function De(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function Jt(t,e=document){let n=De(e),i=()=>{De(e)!==n&&(n=!n,t(n))},r=new MutationObserver(i);r.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let s=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return s?.addEventListener?.("change",i),()=>{r.disconnect(),s?.removeEventListener?.("change",i)}}var J={text:"",page:0,open:!1},Re=t=>t.toLocaleLowerCase();function Qn(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,i)=>e.slice(i).join(""))}var $e=class{oneStroke;#e;#t;#n=new Map;#r;#i=new Map;constructor(e){this.#e=e,this.oneStroke=e.length<=9,this.#t=e.map(i=>Qn(i.name));for(let i of e)i.key!==null&&!this.#n.has(Re(i.key))&&this.#n.set(Re(i.key),i.name);this.oneStroke&&this.#s();let n=new Map([...this.#n].map(([i,r])=>[r,i]));this.#r=e.map((i,r)=>n.get(i.name)??(this.oneStroke?"":this.#u(r)))}direct(e){return this.#n.get(Re(e))}matching(e){return this.#o(e.text).map(n=>this.#e[n].name)}picked(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#r.map(i=>({keys:i,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#o(e.text).forEach((i,r)=>{let s=r-e.page*9,o=s>=0&&s<9?String(s+1):this.#u(i,e.text).slice(e.text.length);n[i]={keys:o,dim:!1}}),n}#s(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(r=>this.#n.get(Re(r.key??""))!==r.name)),i=[];this.#e.forEach((r,s)=>{n.has(r)&&(this.#n.has(e[s])?i.push(r):this.#n.set(e[s],r.name))});for(let r of i){let s=e.find(o=>!this.#n.has(o));s!==void 0&&this.#n.set(s,r.name)}}#o(e){let n=this.#i.get(e);if(n!==void 0)return n;let i=[],r=[];this.#t.forEach((o,a)=>{e===""||o[0]?.startsWith(e)?i.push(a):o.some(d=>d.startsWith(e))&&r.push(a)});let s=[...i,...r];return this.#i.set(e,s),s}#u(e,n=""){let i={rank:Number.POSITIVE_INFINITY,prefix:""};for(let r of this.#t[e])if(r.startsWith(n))for(let s=Math.max(1,n.length);s<=r.length;s++){let o=r.slice(0,s),a=this.#o(o).indexOf(e);if(a<i.rank&&(i={rank:a,prefix:o}),a<9)return this.#a(o,a,n)}return i.prefix!==""?this.#a(i.prefix,i.rank,n):this.#a("",e,n)}#a(e,n,i){return`${i===""&&(e===""||this.#n.has(e[0]))?"/":""}${e}${"0".repeat(Math.floor(n/9))}${n%9+1}`}};var ni={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]};function Yt(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||Xt(t))return;en(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){si(t,e,n);return}if(t.stopPropagation(),Xt(t))return;if((t.key==="Enter"||t.key===" ")&&oi(t)){t.repeat&&t.preventDefault();return}let i=ni[t.key];if(i!==void 0){t.preventDefault(),n.scroll(...i);return}if(t.key.length>1&&!(t.key in Zt))return;t.preventDefault();let r=Zt[t.key];if(t.key==="Backspace"&&e.filter.peek().open)ri(e);else{if(t.repeat)return;r!==void 0?r(e):ii(t.key,e)}}var Zt={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),Enter:t=>{t.filter.peek().open&&Qt(t,1)}};function ii(t,e){let n=e.filter.peek(),i=e.codes.peek();if(!n.open){let r=i.direct(t);if(r!==void 0){e.label(r);return}}if(t==="?")e.toggle("help");else if(t==="+")e.toggle("add");else{if(e.store.card.peek()===null)return;if(i.oneStroke)return;if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let r=Math.ceil(i.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<r?n.page+1:0})}else/^[1-9]$/.test(t)?Qt(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function Qt(t,e){let n=t.filter.peek(),i=n.open?t.codes.peek().picked(n,e):void 0,r=!n.open&&!t.codes.peek().oneStroke?t.suggested.peek()[e-1]?.[0]:void 0,s=i??r;s!==void 0&&t.label(s)}function ri(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:J}function si(t,e,n){if(e.filter.peek().open)e.filter.value=J;else if(e.panel.peek()!=="none")e.panel.value="none",n.home();else{n.leave();return}en(t)}function en(t){t.preventDefault(),t.stopPropagation()}var tn=t=>t.composedPath()[0],Xt=t=>{let e=tn(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement},oi=t=>tn(t)instanceof HTMLButtonElement;var nn=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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

/* The frame says whether the keys are ours. */
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
  /* Not its size: that would lay the page out anew in every frame of the next key. */
  transition: transform 0.2s ease-out;
}

/* the example: its height is fixed, so that the labels below never move; the reader may pull it longer */

.stage {
  position: relative;
  display: flex;
  /* A new card can change nothing outside: the notebook around it is not laid out again. */
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

/* Without the focus the keys do nothing, and look like it. */
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

/* standing */

.standing {
  padding-block-start: 8px;
  border-block-start: 1px solid var(--rim);
}

.standing .line {
  color: var(--quiet);
}

.standing b {
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

  /* Two lines are kept free, filled or not. */
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

  .standing .line {
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
`;var q=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,j=t=>`${Math.round(t*100)} %`,rn=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,Ue=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");var li=Symbol.for("pv"),ui=0;function l(t,e,n,i,r,s){e||(e={});var o,a,d=e;if("ref"in d&&typeof t!="function")for(a in d={},e)a=="ref"?o=e[a]:d[a]=e[a];var f={type:t,props:d,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:li,__v:--ui,__i:-1,__u:0};return(r||s)&&(f.__source=r,f.__self=s),v.vnode&&v.vnode(f),f}function sn({store:t}){let e=t.card.value,n=X(null);if(ye(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return l(di,{store:t});let{card:i,origin:r}=e;return l("section",{class:"card","data-al":"card","data-key":i.key,"data-origin":r==="review"?"review":void 0,ref:n,"aria-label":r==="review"?"example under review":"example",children:l(ci,{card:i})})}function ci({card:t}){return t.kind==="text"?l("div",{class:"text",dir:"auto",children:t.text}):l("table",{class:"row",children:l("tbody",{children:t.fields.map(([e,n],i)=>l("tr",{children:[l("th",{scope:"row",dir:"auto",children:e}),l("td",{dir:"auto",children:n})]},`${i} ${e}`))})})}function di({store:t}){let e=t.status.value,n=t.totals.value?.labels??0,i="Preparing the first examples…",r=e?.busy?`The kernel is ${e.busy.what}.`:"";return e?.phase==="done"?(i=`All done: ${q(n,"label")}.`,r="Undo and review still work."):e?.phase==="failed"?(i="The desk cannot go on.",r=e.notice?.text??""):t.silent.value&&t.alive.value?(i="Waiting for the kernel.",r="If it is idle, run this cell again."):t.begun.value&&(i="Out of prepared examples; the kernel is busy…",r="More come as soon as it answers."),l("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[l("p",{children:i}),l("p",{class:"quiet",children:r})]})}function on({ui:t}){let e=t.store.classes.value,n=!t.codes.value.oneStroke;return l("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(i=>l(fi,{name:i.name,ui:t},i.name))})}function fi({name:t,ui:e}){let n=ue(()=>e.store.marked.value===t),i=ue(()=>e.hints.value.get(t)?.keys??""),r=ue(()=>e.hints.value.get(t)?.dim??!1),s=ue(()=>!e.suggesting.value||!e.codes.value.oneStroke?null:e.suggested.value.find(([o])=>o===t)?.[1]??null);return l("button",{type:"button",class:r.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":i.value.length===1?i.value:void 0,title:t,onClick:()=>e.label(t),children:[l("kbd",{children:i.value}),l("span",{class:"name",dir:"auto",children:t}),s.value!==null&&l("span",{class:"likely",children:j(s.value)}),n.value&&l("span",{class:"mark",children:"✓"})]})}function an({ui:t}){if(t.codes.value.oneStroke)return null;let e=t.filter.value,n=e.open?t.codes.value.matching(e).length:0,i="type letters, then the digit";return e.open&&(i=n===0?"no class starts like this":`${n} match · digit or Enter`),l("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[l("span",{class:e.open?"typed":"typed idle",children:e.text}),l("span",{class:"quiet",children:i})]})}function ln({ui:t}){if(!t.suggesting.value||t.codes.value.oneStroke)return null;let e=t.filter.value.open;return l("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggested.value.map(([n,i],r)=>l("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.label(n),children:[!e&&l("kbd",{children:r+1}),l("span",{class:"name",dir:"auto",children:n}),l("span",{class:"likely",children:j(i)})]},n)),t.suggested.value.length===0&&l("span",{class:"quiet",children:"no suggestion for this card"})]})}var un=t=>{let{card:e}=t;return(e.kind==="text"?e.text:e.fields.map(([,i])=>i).join(" · ")).slice(0,160)},cn=t=>t.value??"skipped";function dn({ui:t}){t.store.decided.value;let e=t.store.recent();return l("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&l("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>l("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.settle()},children:[l("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:cn(n)}),l("span",{class:"words",dir:"auto",children:un(n)})]},n.card.key))]})}function fn({ui:t}){let e=t.store.last.value;return t.store.card.value?.origin==="review"?l("div",{class:"last line","data-al":"reviewing",children:l("span",{class:"quiet",children:"under review: choose a label to change it, skip to go back"})}):l("div",{class:"last line","data-al":"last",children:[l("span",{class:"quiet",children:"last:"}),e.length===0&&l("span",{class:"quiet",children:"nothing yet"}),e.map(n=>l("button",{type:"button","data-key":n.card.key,title:`review: ${un(n)}`,dir:"auto",onClick:()=>{t.store.review(n)&&t.settle()},children:l("span",{class:"name",children:cn(n)})},n.card.key))]})}function pn({ui:t}){let e=t.codes.value.oneStroke,n=t.store.classes.value.some(r=>r.key!==null),i=[e?[n?"key on the button":"1 – 9","choose that label"]:["letters, digit","find a label, choose it; e.g. t then 1"],...e?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],["← or Backspace",e?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],["+","add a class"],["?","these keys"],["Esc","close, then leave the desk"]];return l("section",{class:"panel help","aria-label":"keys",children:[l("dl",{children:i.map(([r,s])=>l("div",{children:[l("dt",{children:l("kbd",{children:r})}),l("dd",{children:s})]},r))}),l("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function hn({store:t}){let e=t.status.value,n=t.totals.value,i=t.perMinute.value,r=n?.labels??0,s=e?.budget??(n===null?null:n.labels+n.left),o=s===null||s<=0?0:Math.min(1,r/s),a=[];n===null?a.push("connecting to the kernel…"):a.push(s===null?q(r,"label"):`${r} of ${q(s,"label")}`),i!==null&&a.push(`${i} a minute`),e!==null&&e.cost!==null&&n!==null&&a.push(rn(e.cost*r));let d=e?.version??0,f=d>0?`model ${d} on ${q(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:c,share:h}=e.busy;f+=`, ${c}${h===null?"…":` ${j(h)}`}`}return e!==null&&a.push(f),l("div",{class:"progress","data-al":"progress","data-labels":r,"data-version":d,children:[l("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":s??0,"aria-valuenow":r,children:l("div",{class:"bar-done",style:{transform:`scaleX(${o})`}})}),l("div",{class:"line",title:a.join(" · "),children:a.join(" · ")})]})}function pi(t){if(t===null)return null;let{value:e,low:n,high:i,n:r,method:s}=t,o=s==="audit"?`from ${q(r,"random audit label")}`:`on ${q(r,"test example")}`;return{figure:`${Ue(e)} [${Ue(n)}, ${Ue(i)}]`,source:o}}function _n({store:t}){let e=t.status.value,n=pi(e?.accuracy??null);return l("div",{class:"standing","aria-live":"polite",children:[l("p",{class:"line","data-al":"accuracy",children:n===null?"accuracy: not yet known":l(O,{children:["accuracy ",l("b",{children:n.figure})," ",n.source]})}),l("p",{class:"advice","data-al":"advice",children:e?.advice||" "})]})}function mn({ui:t}){let{store:e}=t,n=e.status.value?.notice??null,i=t.problem.value;return l("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[i!==null&&l("p",{class:"notice warning",children:[l("span",{children:i}),l(vn,{press:()=>t.forgetProblem()})]}),e.refusals.value.map(r=>l("p",{class:"notice error","data-al":"refusal",children:[l("span",{children:r.text}),l(vn,{press:()=>e.dismiss(r.n)})]},r.n)),n!==null&&l("p",{class:`notice ${n.level}`,"data-al":"notice",children:l("span",{children:n.text})})]})}function vn({press:t}){return l("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function gn({store:t}){if(t.alive.value)return null;let e=t.pending.value,n="Restart the kernel and run the cell again",i=`The kernel stopped. Everything is saved. ${n} to go on.`;return e===1?i=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(i=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),l("p",{class:"banner",role:"alert","data-al":"kernel",children:i})}function yn({ui:t}){let{store:e}=t,n=t.panel.value;return l("div",{class:"tools",children:[l("button",{type:"button","data-al":"undo","aria-disabled":!e.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[l("span",{"aria-hidden":"true",children:"↶"})," undo"]}),l("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[l("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),l(Ne,{ui:t,hook:"review",pressed:n==="review",press:()=>t.toggle("review"),children:"review"}),l(Ne,{ui:t,hook:"why",pressed:t.why.value,press:()=>t.toggleWhy(),children:"why"}),l(Ne,{ui:t,hook:"suggest",pressed:t.suggesting.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?l(vi,{ui:t}):l("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.toggle("add"),children:[l("span",{"aria-hidden":"true",children:"+"})," class"]}),l(Ne,{ui:t,hook:"help",pressed:n==="help",press:()=>t.toggle("help"),children:[l("span",{"aria-hidden":"true",children:"?"})," keys"]}),l(hi,{store:e})]})}function Ne(t){return l("button",{type:"button","data-al":t.hook,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}function hi({store:t}){let e=t.pending.value;return l("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function vi({ui:t}){let e=X(null);return ye(()=>e.current?.focus(),[]),l("form",{class:"add",onSubmit:n=>{n.preventDefault();let i=e.current?.getRootNode()?.host;t.addClass(e.current?.value??""),t.panel.peek()!=="add"&&i?.focus({preventScroll:!0})},children:l("input",{ref:e,"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200})})}function bn({ui:t}){if(!t.why.value)return null;let e=t.store.card.value?.card.top??[],[n,i]=e,r="Chosen to cover the pool; no model yet.";return n&&i?r=`The model hesitates between ${n[0]} (${j(n[1])}) and ${i[0]} (${j(i[1])}).`:n&&(r=`The model's best guess is ${n[0]} (${j(n[1])}).`),t.store.card.value===null&&(r=""),l("p",{class:"why quiet","data-al":"reason",children:r})}function kn({ui:t}){let{store:e}=t;return l(_i,{ui:t,children:[l(hn,{store:e}),l("div",{class:"stage",children:[l(sn,{store:e}),l(mi,{ui:t}),l(gn,{store:e})]}),l(an,{ui:t}),l(ln,{ui:t}),l(on,{ui:t}),l(yn,{ui:t}),l(bn,{ui:t}),l(fn,{ui:t}),l(_n,{store:e}),l(mn,{ui:t})]})}function _i({ui:t,children:e}){let n=t.store.status.value?.phase??"seed";return l("section",{class:t.store.alive.value?"desk":"desk frozen","data-al":"desk","data-phase":n,"aria-label":"labeling desk",children:e})}function mi({ui:t}){let e=t.panel.value;return e==="review"?l(dn,{ui:t}):e==="help"?l(pn,{ui:t}):null}var qe=class{filter=b(J);panel=b("none");why=b(!1);suggesting=b(!1);problem=b(null);codes;hints;suggested;store;#e;#t=!1;constructor(e,n){this.store=e,this.#e=n,this.codes=A(()=>new $e(e.classes.value)),this.hints=A(()=>{let i=this.codes.value.hints(this.filter.value);return new Map(e.classes.value.map((r,s)=>[r.name,i[s]]))}),this.suggested=A(()=>{if(!this.suggesting.value)return[];let i=new Set(e.classes.value.map(r=>r.name));return(e.card.value?.card.top??[]).filter(([r])=>i.has(r)).slice(0,5)})}recallPreferences(e){this.#t||(this.#t=!0,this.suggesting.value=this.#e.get(`al_widget:${e}:suggest`)==="on")}label(e){this.#n()||this.store.label(e)&&this.settle()}skip(){this.#n()||this.store.skip()&&this.settle()}#n(){let e=this.panel.peek()==="help"||this.panel.peek()==="review";return e&&(this.panel.value="none"),e}undo(){this.store.undo(),this.settle()}settle(){this.filter.peek()!==J&&(this.filter.value=J),this.panel.peek()!=="none"&&(this.panel.value="none")}toggle(e){this.problem.value=null,this.panel.value=this.panel.peek()===e?"none":e}toggleWhy(){this.why.value=!this.why.peek()}forgetProblem(){this.problem.value=null}toggleSuggestions(){this.suggesting.value=!this.suggesting.peek();let{desk:e}=this.store;e!==null&&this.#e.set(`al_widget:${e}:suggest`,this.suggesting.peek()?"on":"off")}addClass(e){let n=this.codes.peek().oneStroke;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.codes.peek().oneStroke&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}};var st="data-lm-suppress-shortcuts",wn=[300,1500],gi=[0,400],yi=150,bi={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};function xn(t,e){let n=new qe(e,bi),i=new AbortController,{signal:r}=i;t.tabIndex=0,t.setAttribute(st,"true");let s=t.shadowRoot??t.attachShadow({mode:"open"}),o=document.createElement("style");o.textContent=nn;let a=document.createElement("div");s.replaceChildren(o,a),Je(l(kn,{ui:n}),a),ki(t,s,n,r);let d=new Set,f=p=>{let k=window.setTimeout(()=>{d.delete(k),window.dispatchEvent(new Event("resize"))},p);d.add(k)},c=wi(t,()=>{for(let p of gi)f(p)}),h=!1,_=U(()=>{let p=e.status.value;if(p!==null&&(n.recallPreferences(p.desk),!h)){h=!0;for(let k of wn)f(k)}}),u=xi(t,()=>{for(let p of d)clearTimeout(p);d.clear(),f(yi),h&&f(wn[1])});return()=>{i.abort(),_(),u(),c();for(let p of d)clearTimeout(p);Je(null,a)}}function ki(t,e,n,i){let r={scroll:(a,d)=>{let f=e.querySelector(".panel")??e.querySelector(".card");if(f===null)return;let c=a==="line"?40:a==="page"?f.clientHeight*.9:f.scrollHeight;f.scrollTop+=c*d},home:()=>t.focus({preventScroll:!0}),leave:()=>{e.activeElement?.blur(),t.blur()}},s=a=>{a?t.setAttribute(st,"true"):t.removeAttribute(st)},o=a=>a.ctrlKey||a.metaKey||a.altKey;t.addEventListener("keydown",a=>s(!o(a)),{signal:i,capture:!0}),t.addEventListener("keyup",a=>s(!o(a)),{signal:i,capture:!0}),t.addEventListener("focusout",()=>s(!0),{signal:i}),t.addEventListener("keydown",a=>Yt(a,n,r),{signal:i}),e.addEventListener("mousedown",a=>{a.target.closest("button")!==null&&(a.preventDefault(),t.focus({preventScroll:!0}))},{signal:i}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!i.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:i})}function wi(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,i=null,r=new MutationObserver(()=>{for(let o of i?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(o)||(n.add(o),e())}),s=window.setTimeout(()=>{i=t.closest(".widget-box"),i!==null&&r.observe(i,{childList:!0,subtree:!0})},100);return()=>{clearTimeout(s),r.disconnect()}}function xi(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=-1,i=new ResizeObserver(([r])=>{let s=Math.round(r?.contentRect.width??0);if(s===n||s===0)return;let o=n===-1;n=s,o||e()});return i.observe(t),()=>i.disconnect()}var Si=new Set(["dead","restarting","autorestarting","terminating"]);function Ei(){let t=crypto.getRandomValues(new Uint8Array(4));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Ti={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function Ci(){try{return window.sessionStorage}catch{return Ti}}function Pi(t){let e=new Le({client:Ei(),send:h=>t.send(h),storage:Ci(),now:()=>performance.now(),setTimer:(h,_)=>{let u=setTimeout(h,_);return()=>clearTimeout(u)},dark:De}),n=h=>e.receive(h),i=()=>e.receiveStatus(t.get("status")),r=()=>{let h=t.comm_live;typeof h=="boolean"?e.connection(h):e.connectionChanged()},s=()=>e.connection(!1),o=(h,_)=>{Si.has(_)&&e.connection(!1)},a=h=>{e.atRisk>0&&h.preventDefault()},d=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",i),t.on("comm_live_update",r),t.on("comm:close",s),d?.statusChanged?.connect?.(o),window.addEventListener("beforeunload",a);let f=Jt(h=>e.themeChanged(h));i(),e.start();let c=!1;return{store:e,close:()=>{c||(c=!0,t.off("msg:custom",n),t.off("change:status",i),t.off("comm_live_update",r),t.off("comm:close",s),d?.statusChanged?.disconnect?.(o),window.removeEventListener("beforeunload",a),f(),e.close())}}}var os=()=>{let t=null,e=n=>(t??=Pi(n),t);return{initialize({model:n,signal:i}){let{close:r}=e(n);return i?.addEventListener("abort",r),r},render({model:n,el:i,signal:r}){let s=xn(i,e(n).store);return r?.addEventListener("abort",s),s}}};export{os as default};
