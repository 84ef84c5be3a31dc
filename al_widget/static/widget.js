/* al_widget bundle 32968f4533fbf9c24657babc2d9facbf4ff45c1fe7e6584657c7493785788263 */
var v,pt,Fe,z,ze,ve,ht,pe,vt,Ke,He,An,te=Symbol.for("pv"),_e={},me=[],Pn=/^m(i|n|o|s|text|space)$/,We=Array.isArray,Be=me.slice,B=Object.assign;function W(t){t&&t.parentNode&&t.remove()}function _t(t,e,n){var i,s,r,o={},a=arguments.length;for(r in e)r=="key"?i=e[r]:r=="ref"&&typeof t!="function"?s=e[r]:o[r]=e[r];return a>2&&(o.children=a>3?Be.call(arguments,2):n),ee(t,o,i,s,null)}function ee(t,e,n,i,s){var r={type:t,props:e,key:n,ref:i,__k:null,__:null,__b:0,__e:null,__c:null,constructor:te,__v:s||++pt,__i:-1,__u:0};return!s&&v.vnode&&v.vnode(r),r}function M(t){return t.children}function Z(t,e){this.props=t,this.context=e,this.__g=0}function H(t,e){if(e==null)return t.__&&H(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:H(t)}function On(t){var e,n=t.__v,i=n.__e,s=[],r=[],o=t.__P;o&&((e=B({constructor:te},n)).__v=n.__v+1,v.vnode&&v.vnode(e),Ve(o,e,n,t.__n,o.namespaceURI,32&n.__u?[i]:null,s,i||H(n),32&n.__u,r),e.__v=n.__v,e.__.__k[e.__i]=e,wt(s,e,r),n.__=n.__e=null,e.__e!=i&&mt(e))}function mt(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),mt(t)}function dt(t){(8&t.__g||(t.__g|=8,z.push(t),ve++))&&ze==v.debounceRendering||((ze=v.debounceRendering)||queueMicrotask)(gt)}function gt(){try{for(var t,e=1;z.length;)z.length>e&&z.sort(ht),t=z.shift(),e=z.length,8&t.__g&&On(t)}finally{(ve=z.length)&&(ze||queueMicrotask)(gt)}}function yt(t,e,n,i,s,r,o,a,d,f,c){var h,_,u,p,k,g,w=i.__k||me,m=e.length;for(d=Mn(n,e,w,d,m),h=0;h<m;h++)(u=n.__k[h])!=null&&(_=~u.__i&&w[u.__i]||_e,u.__i=h,g=Ve(t,u,_,s,r,o,a,d,f,c),p=u.__e,(_.ref!=u.ref||8&_.__u)&&(_.ref&&Ge(_.ref,null,u,_),u.ref&&c.push(u.ref,u.__c||p,u)),k=k||p,4&u.__u?(d=bt(u,d,t,!_.__v),_.__e&&(_.__e=null)):typeof u.type=="function"&&g!==void 0?d=g:p&&(d=p.nextSibling),u.__u&=-21);return n.__e=k,d}function Mn(t,e,n,i,s){var r,o,a,d,f,c,h,_,u,p=n.length,k=p,g=0,w=0,m=t.__k=Array(s);for(r=0;r<s;r++)(o=e[r])!=null&&typeof o!="boolean"&&typeof o!="function"?(typeof o!="object"||o.constructor===String?o=m[r]=ee(null,o):We(o)?o=m[r]=ee(M,{children:o}):o.constructor===te&&o.__b?o=m[r]=ee(o.type,o.props,o.key,o.ref,o.__v):m[r]=o,d=r+g,o.__=t,o.__b=t.__b+1,a=null,~(f=o.__i=Ln(o,n,d,k))&&(k--,(a=n[f])&&(a.__u|=2)),a&&a.__v?(o.__u|=16,f==d-1?g--:f==d+1?g++:f!=d&&(f>d?g--:g++,w=1)):(~f||(s>p?g--:s<p&&g++),typeof o.type!="function"&&(o.__u|=4))):m[r]=null;if(w){for(c=[],h=[],r=0;r<s;r++)if((o=m[r])&&16&o.__u){for(g=0,_=c.length;g<_;)c[u=g+_>>1]<o.__i?g=u+1:_=u;c[g]=o.__i,h[r]=g+1}for(g=c.length;r--;)h[r]&&(h[r]==g?g--:m[r].__u|=4)}if(k)for(r=0;r<p;r++)!(a=n[r])||2&a.__u||(a.__e==i&&(i=H(a)),Je(a,a));return i}function bt(t,e,n,i){var s,r,o,a;if(typeof t.type=="function"){if(t.props.__P)return e;if(s=t.__k)for(r=0;r<s.length;r++)s[r]&&(s[r].__=t,e=bt(s[r],e,n,!1));return e}for(e&&!e.parentNode&&(e=H(t))&&!e.parentNode&&(e=null),o=t.__e,a=e;a&&a.nodeType==8;)a=a.nextSibling;for(o!=a&&(!i&&n.moveBefore&&o.parentNode?n.moveBefore(o,e):n.insertBefore(o,e||null)),e=o;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Ln(t,e,n,i){var s,r=t.key,o=t.type,a=e[n],d=a&&!(2&a.__u);if(a===null&&r==null||d&&r==a.key&&o==a.type)return n;if(i>(d?1:0)){for(s=n-1;s>=0;s--)if((a=e[s])&&!(2&a.__u)&&r==a.key&&o==a.type)return s;for(s=n+1;s<e.length;s++)if((a=e[s])&&!(2&a.__u)&&r==a.key&&o==a.type)return s}return-1}function ft(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function fe(t,e,n,i,s){var r,o;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof i=="string"&&(t.style.cssText=i=""),i)for(e in i)n&&e in n||ft(t.style,e);if(n)for(e in n)i&&n[e]==i[e]||ft(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof i!="function"&&(i=null),(t.__e||(t.__e={}))[e]=n,n&&i||(o=He[e]||(He[e]=$n(e)),(t.__a||(t.__a={}))[e]=Ke,r=e!=(e=e.replace(vt,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,o,r):t.removeEventListener(e,o,r));else{if(s=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function $n(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[pe]==null)e[pe]=Ke++;else if(e[pe]<this.__a[t])return;return n(v.event?v.event(e):e)}}}function Ve(t,e,n,i,s,r,o,a,d,f){var c,h,_,u,p,k,g,w,m,C,x,Ie,ut,de,F,ct,I,K,R=e.type;if(e.constructor!==te)return null;128&n.__u&&(d=32&n.__u,c=n.__c.__z)&&(e.__u|=d,h=r=[],c.nodeType==8?a=he(c,r):r.push(c),a=r[0]||a),(c=v.__b)&&c(e);e:if(typeof R=="function"){_=o.length;try{if(w=e.props,m=(c=R.prototype)&&c.render,C=(c=R.contextType)&&i[c.__c],x=c?C?C.props.value:c.__:i,(u=n.__c)?(e.__c=u,2&u.__g&&(u.__g|=1)):(m?e.__c=u=new R(w,x):(e.__c=u=new Z(w,x),u.constructor=R,u.render=Rn),C&&C.sub(u),u.state||(u.state={}),u.__n=i,u.__g|=8,u.__h=[],u.__k=[]),m&&(u.__s||(u.__s=u.state),R.getDerivedStateFromProps&&(u.__s==u.state&&(u.__s=B({},u.__s)),B(u.__s,R.getDerivedStateFromProps(w,u.__s)))),p=u.props,k=u.state,u.__v=e,n.__c){if(w!==p&&m&&!R.getDerivedStateFromProps&&u.componentWillReceiveProps&&u.componentWillReceiveProps(w,x),e.__v==n.__v&&!(8&u.__g)||!(4&u.__g)&&u.shouldComponentUpdate&&u.shouldComponentUpdate(w,u.__s,x)===!1){e.__v!=n.__v&&(u.props=w,u.state=u.__s,u.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(O){O&&(O.__=e)}),me.push.apply(u.__h,u.__k),u.__k=[],u.__h.length&&o.push(u),a=H(n);break e}u.componentWillUpdate&&u.componentWillUpdate(w,u.__s,x),m&&u.componentDidUpdate&&u.__h.push(function(){u.componentDidUpdate(p,k,g)})}else m&&!R.getDerivedStateFromProps&&u.componentWillMount&&u.componentWillMount(),m&&u.componentDidMount&&u.__h.push(u.componentDidMount);u.context=x,u.props=w,u.__P=t,u.__g&=-5,Ie=v.__r,ut=m?25:0;do u.__g&=-9,Ie&&Ie(e),c=u.render(u.props,u.state=u.__s,u.context);while(8&u.__g&&++ut<25);m&&(me.push.apply(u.__h,u.__k),u.__k=[]),u.state=u.__s,u.getChildContext&&(i=B({},i,u.getChildContext())),m&&n.__c&&u.getSnapshotBeforeUpdate&&(g=u.getSnapshotBeforeUpdate(p,k)),de=c&&c.type===M&&c.key==null?c.props.children:c,w.__P&&(c=a,s=(t=w.__P).namespaceURI,d=r=null,n.props&&n.props.__P!=t&&(n.__k.some(function(O){O&&Je(O,O)}),n.__k=null),a=n.__k?H(n,0):null),a=yt(t,We(de)?de:[de],e,n,i,s,r,o,a,d,f),w.__P&&(e.__e=null,a=c),e.__u&=-161,h&&h.some(W),u.__h.length&&o.push(u),1&u.__g&&(u.__g&=-4)}catch(O){if(o.length=_,e.__v=null,d||r)if(O&&O.then){if(e.__u|=128|d,r){for(~(I=r.indexOf(a||void 0))||(I=r.length);(K=r[I-1])&&K.nodeType==8;)I--;for(;I<r.length;I++)if(K=r[I])if(r[I]=null,F){if(K==ct)break}else{if(K.nodeType!=8)break;K.data.startsWith("$s")&&(ct=he(F=K))}}if(!F){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;F=a}(c=he(F=e.__c.__z||(e.__c.__z=F)))?(e.__e=F,a=c):e.__e=a,a=a&&a.nextSibling}else r&&r.some(W);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),O&&O.then||kt(e),v.__e(O,e,n)}}else a=e.__e=Dn(n.__e,e,n,i,s,r,o,d,f,t);return(c=v.diffed)&&c(e),a}function he(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function kt(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(kt))}function wt(t,e,n){for(var i=0;i<n.length;)Ge(n[i++],n[i++],n[i++]);v.__c&&v.__c(e,t),t.some(function(s){try{t=s.__h,s.__h=[],t.some(function(r){r.call(s)})}catch(r){v.__e(r,s.__v)}})}function Dn(t,e,n,i,s,r,o,a,d,f){var c,h,_,u,p,k,g,w,m=n.props||_e,C=e.props,x=e.type;if(x=="svg"?s="http://www.w3.org/2000/svg":x=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r){for(c=0;c<r.length;c++)if((p=r[c])&&(x?p.localName==x:p.nodeType==3)){t=p,r[c]=null;break}}if(!t){if(w=f.ownerDocument||document,!x)return w.createTextNode(C);t=w.createElementNS(s,x,C.is?C:f),a&&(v.__m&&v.__m(e,r),a=!1),r=null}if(x){if(f=x=="template"&&t.content||t,r=x=="textarea"&&C.defaultValue!=null?null:r&&Be.call(f.childNodes),!a&&r)for(m={},c=0;c<t.attributes.length;c++)m[(p=t.attributes[c]).name]=p.value;for(c in m)p=m[c],c=="dangerouslySetInnerHTML"?_=p:c=="children"||c in C||c=="value"&&"defaultValue"in C||c=="checked"&&"defaultChecked"in C||fe(t,c,null,p,s);for(c in C)p=C[c],c=="children"?u=p:c=="dangerouslySetInnerHTML"?h=p:c=="value"?k=p:c=="checked"?g=p:a&&typeof p!="function"||m[c]===p||fe(t,c,p,m[c],s);h?(a||_&&(h.__html==_.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),e.__k=[]):(_&&(t.textContent=""),(x=="foreignObject"||s=="http://www.w3.org/1998/Math/MathML"&&Pn.test(x))&&(s="http://www.w3.org/1999/xhtml"),yt(f,We(u)?u:[u],e,n,i,s,r,o,r?r[0]:n.__k&&H(n,0),a,d),r&&r.some(W)),a&&x!="textarea"||(c="value",x=="progress"&&k==null?t.removeAttribute(c):k==null||k===t[c]&&(x!="progress"||k)||fe(t,c,k,m[c],s),c="checked",g!=null&&g!=t[c]&&fe(t,c,g,m[c],s))}else m===C||a&&t.data==C||(t.data=C);return t}function Ge(t,e,n,i){try{typeof t=="function"?e?e.__x=t(e)||1:i&&(i=i.__c||i.__e)&&(e=i.__x)&&(i.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(s){v.__e(s,n)}}function Je(t,e,n){var i,s,r,o;if(v.unmount&&v.unmount(t),!(i=t.ref)||i.current&&i.current!=t.__e||Ge(i,null,e,t),i=t.__c){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(a){v.__e(a,e)}i.__P=i.__n=null}if(i=t.__k)for(o=0;o<i.length;o++)i[o]&&Je(i[o],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(i=t.__c)&&(i=i.__z)&&(s=he(i,r=[]))&&(i==t.__e&&r.some(W),W(s),W(i)),n||W(t.__e),t.__e=t.__c=t.__=null}function Rn(t,e,n){return this.constructor(t,n)}function Ze(t,e){var n,i,s,r;v.__&&v.__(t,e),e.nodeType==9&&(e=e.documentElement),i=(n=t&&32&t.__u)?null:e.__k,e.__k=ee(M,{children:[t]}),s=[],r=[],Ve(e,e.__k,i||_e,_e,e.namespaceURI,i?null:e.firstChild?Be.call(e.childNodes):null,s,i?i.__e:e.firstChild,n,r),wt(s,e.__k,r),e.__k.props.children=null}v={__e:function(t,e,n,i){for(var s,r,o;e=e.__;)if((s=e.__c)&&!(1&s.__g)){s.__g|=4;try{if((o=(r=s.constructor)&&r.getDerivedStateFromError)&&s.setState(r.getDerivedStateFromError(t)),s.componentDidCatch&&(s.componentDidCatch(t,i||{}),o=1),o&&8&s.__g)return void(s.__g|=2)}catch(a){t=a}}throw ve=0,t}},pt=0,Fe=function(t){return t!=null&&t.constructor===te},Z.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=B({},this.state)),typeof t=="function"&&(t=t(B({},n),this.props)),t&&(B(n,t),this.__v&&(e&&this.__k.push(e),dt(this)))},Z.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),dt(this))},Z.prototype.render=M,z=[],ve=0,ht=function(t,e){return t.__v.__b-e.__v.__b},pe=Symbol(),vt=/(PointerCapture)$|Capture$/i,Ke=0,He={},An=0;var ge,P,Xe,xt,Nn=Object.is,Ye=0,Lt=[],Qe=[],S=v,St=S.__b,Et=S.__r,Tt=S.diffed,Ct=S.__c,At=S.unmount,Pt=S.__;function $t(t,e){S.__h&&S.__h(P,t,Ye||e),Ye=0;var n=P.__H||(P.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function ye(t,e){var n=$t(ge++,4);!S.__s&&Dt(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,P.__h.push(n))}function X(t){return Ye=5,ie(function(){return{current:t}},[])}function ie(t,e){var n=$t(ge++,7);return Dt(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Un(){var t;do{for(;t=Qe.shift();)try{ne(t)}catch(n){S.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=Lt.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(ne),e.__h.some(et),e.__h=[]}catch(n){e.__h=[],S.__e(n,t.__v)}}}while(Qe.length)}S.__b=function(t){P=null,St&&St(t)},S.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Pt&&Pt(t,e)},S.__r=function(t){Et&&Et(t),ge=0;var e=(P=t.__c).__H;e&&(Xe==P?P.__h=[]:(e.__h.some(ne),e.__h.some(et),ge=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Xe=P},S.diffed=function(t){Tt&&Tt(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Mt(Lt.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Xe=P=null},S.__c=function(t,e){e.some(function(n){try{n.__h.some(ne),n.__h=n.__h.filter(function(i){return!i.__||et(i)})}catch(i){n.__h=[function(){throw i}]}}),Ct&&Ct(t,e)},S.unmount=function(t){At&&At(t);var e,n,i=t.__c;i&&i.__H&&(i.__H.__.some(function(s){try{if(s.__P&&s.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}s.__P=n,Mt(Qe.push(s))}else ne(s)}catch(r){e=r}}),i.__H=void 0,e&&S.__e(e,i.__v))};var Ot=typeof requestAnimationFrame=="function";function qn(t){var e,n=function(){clearTimeout(i),Ot&&cancelAnimationFrame(e),setTimeout(t)},i=setTimeout(n,35);Ot&&(e=requestAnimationFrame(n))}function Mt(t){t!=1&&xt==S.requestAnimationFrame||((xt=S.requestAnimationFrame)||qn)(Un)}function ne(t){var e=P,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),P=e}function et(t){var e=P;t.__c=t.__(),P=e}function Dt(t,e){return!t||t.length!=e.length||e.some(function(n,i){return!Nn(n,t[i])})}var jn=Symbol.for("preact-signals");function xe(){if(N>1)N--;else{var t,e=!1;for((function(){var s=ke;for(ke=void 0;s!==void 0;){var r=s.S;if(r.v===s.v)for(var o=r.t;o!==void 0;o=o.x)o.i===s.i&&(o.i=r.i);s=s.o}})();re!==void 0;){var n=re;for(re=void 0,be++;n!==void 0;){var i=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Nt(n))try{n.c()}catch(s){e||(t=s,e=!0)}n=i}}if(be=0,N--,e)throw t}}function U(t){if(N>0)return t();tt=++In,N++;try{return t()}finally{xe()}}var se,b=void 0;function oe(t){var e=b,n=se;b=void 0,se=void 0;try{return t()}finally{b=e,se=n}}var re=void 0,N=0,be=0,In=0,tt=0,ke=void 0,we=0;function Rt(t){if(b!==void 0){var e=t.n;if(e===void 0||e.t!==b)return e={i:0,S:t,p:b.s,n:void 0,t:b,e:void 0,x:void 0,r:e},b.s!==void 0&&(b.s.n=e),b.s=e,t.n=e,32&b.f&&t.S(e),e;if(e.i===-1)return e.i=0,e.n!==void 0&&(e.n.p=e.p,e.p!==void 0&&(e.p.n=e.n),e.p=b.s,e.n=void 0,b.s.n=e,b.s=e),e}}function T(t,e){this.v=t,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=e?.watched,this.Z=e?.unwatched,this.name=e?.name}T.prototype.brand=jn;T.prototype.h=function(){return!0};T.prototype.S=function(t){var e=this,n=this.t;n!==t&&t.e===void 0&&(t.x=n,this.t=t,n!==void 0?n.e=t:oe(function(){var i;(i=e.W)==null||i.call(e)}))};T.prototype.U=function(t){var e=this;if(this.t!==void 0){var n=t.e,i=t.x;n!==void 0&&(n.x=i,t.e=void 0),i!==void 0&&(i.e=n,t.x=void 0),t===this.t&&(this.t=i,i===void 0&&oe(function(){var s;(s=e.Z)==null||s.call(e)}))}};T.prototype.subscribe=function(t){var e=this;return q(function(){var n=e.value;oe(function(){return t(n)})},{name:"sub"})};T.prototype.valueOf=function(){return this.value};T.prototype.toString=function(){return this.value+""};T.prototype.toJSON=function(){return this.value};T.prototype.peek=function(){var t=this;return oe(function(){return t.value})};Object.defineProperty(T.prototype,"value",{get:function(){var t=Rt(this);return t!==void 0&&(t.i=this.i),this.v},set:function(t){if(t!==this.v){if(be>100)throw new Error("Cycle detected");(function(n){N!==0&&be===0&&n.l!==tt&&(n.l=tt,ke={S:n,v:n.v,i:n.i,o:ke})})(this),this.v=t,this.i++,we++,N++;try{for(var e=this.t;e!==void 0;e=e.x)e.t.N()}finally{xe()}}}});function y(t,e){return new T(t,e)}function Nt(t){for(var e=t.s;e!==void 0;e=e.n)if(e.S.i!==e.i||!e.S.h()||e.S.i!==e.i)return!0;return!1}function Ut(t){for(var e=t.s;e!==void 0;e=e.n){var n=e.S.n;if(n!==void 0&&(e.r=n),e.S.n=e,e.i=-1,e.n===void 0){t.s=e;break}}}function qt(t){for(var e=t.s,n=void 0;e!==void 0;){var i=e.p;e.i===-1?(e.S.U(e),i!==void 0&&(i.n=e.n),e.n!==void 0&&(e.n.p=i)):n=e,e.S.n=e.r,e.r!==void 0&&(e.r=void 0),e=i}t.s=n}function V(t,e){T.call(this,void 0,e),this.x=t,this.s=void 0,this.g=we-1,this.f=4}V.prototype=new T;V.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===we))return!0;if(this.g=we,this.f|=1,this.i>0&&!Nt(this))return this.f&=-2,!0;var t=b;try{Ut(this),b=this;var e=this.x();(16&this.f||this.v!==e||this.i===0)&&(this.v=e,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return b=t,qt(this),this.f&=-2,!0};V.prototype.S=function(t){if(this.t===void 0){this.f|=36;for(var e=this.s;e!==void 0;e=e.n)e.S.S(e)}T.prototype.S.call(this,t)};V.prototype.U=function(t){if(this.t!==void 0&&(T.prototype.U.call(this,t),this.t===void 0)){this.f&=-33;for(var e=this.s;e!==void 0;e=e.n)e.S.U(e)}};V.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var t=this.t;t!==void 0;t=t.x)t.t.N()}};Object.defineProperty(V.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var t=Rt(this);if(this.h(),t!==void 0&&(t.i=this.i),16&this.f)throw this.v;return this.v}});function A(t,e){return new V(t,e)}function jt(t){var e=t.j;if(t.j=void 0,typeof e=="function"){N++;var n=b;b=void 0;try{e()}catch(i){throw t.f&=-2,t.f|=8,nt(t),i}finally{b=n,xe()}}}function nt(t){for(var e=t.s;e!==void 0;e=e.n)e.S.U(e);t.x=void 0,t.s=void 0,jt(t)}function zn(t){if(b!==this)throw new Error("Out-of-order effect");qt(this),b=t,this.f&=-2;try{8&this.f&&nt(this)}finally{xe()}}function Y(t,e){this.x=t,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=e?.name,se&&se.push(this)}Y.prototype.c=function(){var t=this.S();try{if(8&this.f||this.x===void 0)return;var e=this.x();typeof e=="function"&&(this.j=e)}finally{t()}};Y.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,jt(this),Ut(this),N++;var t=b;return b=this,zn.bind(this,t)};Y.prototype.N=function(){2&this.f||(this.f|=2,this.u=re,re=this)};Y.prototype.d=function(){this.f|=8,1&this.f||nt(this)};Y.prototype.dispose=function(){this.d()};function q(t,e){var n=new Y(t,e);try{n.c()}catch(s){throw n.d(),s}var i=n.d.bind(n);return i[Symbol.dispose]=i,i}var It,le,Se,Hn=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var zt=[];q(function(){It=this.N})();function Q(t,e){v[t]=e.bind(null,v[t]||function(){})}function ae(t){if(Se){var e=Se;Se=void 0,e()}Se=t&&t.S()}function Ht(t){var e=this,n=t.data,i=Kn(n);i.name="ReactiveDom",i.value=n;var s=ie(function(){for(var a=e,d=e.__v;d=d.__;)if(d.__c){d.__c.__$f|=4;break}var f=A(function(){var u=i.value.value;return u===0?0:u===!0?"":u||""}),c=A(function(){return!Array.isArray(f.value)&&!Fe(f.value)}),h=q(function(){if(this.N=Ft,c.value){var u=f.value;a.__v&&a.__v.__e&&a.__v.__e.nodeType===3&&(a.__v.__e.data=u)}}),_=e.__$u.d;return e.__$u.d=function(){h(),_.call(this)},[c,f]},[]),r=s[0],o=s[1];return r.value?o.peek():o.value}Ht.displayName="ReactiveTextNode";Object.defineProperties(T.prototype,{constructor:{configurable:!0,value:_t(M,null).constructor},type:{configurable:!0,value:Ht},props:{configurable:!0,get:function(){var t=this;return{data:{get value(){return t.value}}}}},__b:{configurable:!0,value:1}});Q("__b",function(t,e){if(ae(),le=void 0,typeof e.type=="string"){var n,i=e.props;for(var s in i)if(s!=="children"){var r=i[s];r instanceof T&&(n||(e.__np=n={}),n[s]=r,i[s]=r.peek())}}t(e)});Q("__r",function(t,e){if(t(e),e.type!==M){ae();var n,i=e.__c;i&&(i.__$f&=-2,(n=i.__$u)===void 0&&(i.__$u=n=(function(s,r){var o;return q(function(){o=this},{name:r}),o.c=s,o})((function(s){return function(){var r;Hn&&((r=this.y)==null||r.call(this)),s.__$f|=1,s.setState({})}})(i),typeof e.type=="function"?e.type.displayName||e.type.name:""))),le=i,ae(n)}});Q("__e",function(t,e,n,i){ae(),le=void 0,t(e,n,i)});Q("diffed",function(t,e){ae(),le=void 0;var n;if(typeof e.type=="string"&&(n=e.__e)){var i=e.__np,s=e.props,r=n.U;if(r)for(var o in r){var a=r[o];a===void 0||i&&o in i||(a.d(),r[o]=void 0)}if(i){r||(r={},n.U=r);for(var d in i){var f=r[d],c=i[d];f===void 0?(f=Fn(n,d,c,s),r[d]=f):f.o(c,s)}}}t(e)});function Fn(t,e,n,i){var s=e in t&&t.ownerSVGElement===void 0,r=y(n);return{o:function(o,a){r.value=o,i=a},d:q(function(){this.N=Ft;var o=r.value.value;i[e]!==o&&(i[e]=o,s?t[e]=o:o!=null&&(o!==!1||e[4]==="-")?t.setAttribute(e,o):t.removeAttribute(e))})}}Q("unmount",function(t,e){if(typeof e.type=="string"){var n=e.__e;if(n){var i=n.U;if(i){n.U=void 0;for(var s in i){var r=i[s];r&&r.d()}}}var o=e.__np;if(o){var a=e.props;for(var d in o)a[d]=o[d]}e.__np=void 0}else{var f=e.__c;if(f){f.__$f|=8;var c=f.__$u;c&&(f.__$u=void 0,c.d())}}t(e)});Q("__h",function(t,e,n,i){i<3&&(e.__$f|=2),t(e,n,i)});Z.prototype.shouldComponentUpdate=function(t,e){if(this.__R)return!0;var n=this.__$u,i=n&&n.s!==void 0;for(var s in e)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var r=2&this.__$f;if(!(i||r||4&this.__$f)||1&this.__$f)return!0}else if(!(i||4&this.__$f)||3&this.__$f)return!0;for(var o in t)if(o!=="__source"&&t[o]!==this.props[o])return!0;for(var a in this.props)if(!(a in t))return!0;return!1};function Kn(t,e){return ie(function(){return y(t,e)},[])}function ue(t,e){var n=X(t);return n.current=t,le.__$f|=4,ie(function(){return A(function(){return n.current()},e)},[])}var Wn=function(t){queueMicrotask(function(){queueMicrotask(t)})};function Bn(){U(function(){for(var t;t=zt.shift();)It.call(t)})}function Ft(){zt.push(this)===1&&(v.requestAnimationFrame||Wn)(Bn)}var Vn=["seed","ready","training","done","failed"],st=(t,e)=>({kind:"hello",client:t,protocol:1,dark:e}),rt=(t,e,n)=>({kind:"events",client:t,base:e,events:n.map(i=>({seq:i.seq,do:i.do,key:i.key,value:i.value,ms:i.ms}))}),Wt=(t,e,n)=>({kind:"recall",client:t,before:e,n}),Bt=t=>({kind:"theme",dark:t}),j=t=>typeof t=="object"&&t!==null&&!Array.isArray(t),E=t=>typeof t=="string",L=t=>typeof t=="number"&&Number.isFinite(t),it=t=>Array.isArray(t)&&t.every(E),Kt=(t,e)=>Array.isArray(t)&&t.every(n=>Array.isArray(n)&&n.length===2&&E(n[0])&&e(n[1])),G=(t,e)=>L(t)?t:e,ot=t=>E(t)||it(t);function Vt(t){return!j(t)||!E(t.key)||!E(t.name)||typeof t.again!="boolean"||!Kt(t.top,L)?!1:t.kind==="text"?E(t.text):t.kind==="row"&&Kt(t.fields,E)}var Gn=t=>j(t)&&L(t.seq)&&E(t.why),Jn=t=>j(t)&&L(t.at)&&(t.do==="label"||t.do==="skip")&&(t.value===null||ot(t.value))&&Vt(t.card);function Gt(t){if(!j(t))return null;let e=t,n=!1;return e.kind==="ack"?n=E(e.client)&&L(e.upto)&&Array.isArray(e.refused)&&e.refused.every(Gn)&&it(e.done)&&it(e.open)&&L(e.labels)&&L(e.left):e.kind==="batch"?n=L(e.rev)&&L(e.version)&&typeof e.append=="boolean"&&Array.isArray(e.cards)&&e.cards.every(Vt):e.kind==="past"&&(n=E(e.client)&&typeof e.more=="boolean"&&Array.isArray(e.items)&&e.items.every(Jn)),n?e:null}function Jt(t){if(!j(t)||!L(t.rev)||!E(t.desk)||!E(t.phase)||!Vn.includes(t.phase)||!Array.isArray(t.classes)||!t.classes.every(r=>j(r)&&E(r.name)))return null;let{busy:e,accuracy:n,notice:i}=t,s=j(n)&&[n.value,n.low,n.high,n.n].every(L)&&E(n.method);return{rev:t.rev,protocol:G(t.protocol,1),desk:t.desk,phase:t.phase,multilabel:t.multilabel===!0,classes:t.classes.map(r=>({name:r.name,key:E(r.key)&&r.key!==""?r.key:null})),version:G(t.version,0),trained:G(t.trained,0),busy:j(e)&&E(e.what)?{what:e.what,share:G(e.share,null)}:null,accuracy:s?n:null,target:G(t.target,null),budget:G(t.budget,null),cost:G(t.cost,null),advice:E(t.advice)?t.advice:"",notice:j(i)&&E(i.text)?{level:E(i.level)?i.level:"info",text:i.text}:null,store:E(t.store)?t.store:null}}var Zt=2e3,Zn=2e4,Xn=200,ce=class{client;#e;#t=[];#n=Zt;#s=0;#i=0;#r=0;constructor(e,n){this.client=e,this.#t=n?[...n.events].sort((i,s)=>i.seq-s.seq):[],this.#e=(this.#t.at(-1)?.seq??(n?.base??1)-1)+1}get pending(){return this.#t}get base(){return this.#t[0]?.seq??this.#e}get kept(){return{base:this.base,events:this.#t}}add(e,n){this.#t.length===0&&(this.#s=n);let i={seq:this.#e++,...e};return this.#t.push(i),rt(this.client,this.base,[i])}absorb(e){for(let n of[...e.events].sort((i,s)=>i.seq-s.seq))n.seq<this.#e||(this.#t.push(n),this.#e=n.seq+1)}ack(e,n){let i=this.#t.findIndex(o=>o.seq>e),s=this.#t.splice(0,i===-1?this.#t.length:i);if(s.length===0)return{taken:s,more:null};this.#n=Zt,this.#s=n;let r=this.base>this.#i&&this.base<=this.#r;return{taken:s,more:r?this.#o():null}}get due(){return this.#t.length===0?null:this.#s+this.#n}repeat(e){return this.due===null||e<this.due?null:(this.#n=Math.min(this.#n*2,Zn),this.repeatNow(e))}repeatNow(e){return this.#t.length===0?null:(this.#s=e,this.#r=this.#t.at(-1).seq,this.#o())}#o(){let e=this.#t.slice(0,Xn);return this.#i=e.at(-1).seq,rt(this.client,this.base,e)}};var at=t=>`al_widget:${t}`;function Yn(t){let e=t;return typeof e=="object"&&e!==null&&Number.isInteger(e.seq)&&["label","skip","undo","class"].includes(e.do)&&(e.key===null||typeof e.key=="string")&&(e.value===null||ot(e.value))&&typeof e.ms=="number"}var Ee=class{#e;failing=!1;constructor(e){this.#e=e}read(e){try{let n=JSON.parse(this.#e.getItem(at(e))??"{}");if(typeof n!="object"||n===null)return{};let i=Object.entries(n).filter(([,s])=>Number.isInteger(s?.base)&&Array.isArray(s?.events)&&s.events.every(Yn));return Object.fromEntries(i)}catch{return{}}}write(e,n,i){let s=this.read(e);if(i.events.length>0)s[n]=i;else if(n in s)delete s[n];else return;this.#t(e,s)}clear(e,n,i){let s=this.read(e),r=s[n];if(r===void 0)return;let o=r.events.filter(a=>a.seq>i);o.length>0?s[n]={base:o[0].seq,events:o}:delete s[n],this.#t(e,s)}#t(e,n){try{Object.keys(n).length>0?this.#e.setItem(at(e),JSON.stringify(n)):this.#e.removeItem(at(e))}catch{this.failing=!0}}};var Te=class{#e;#t;#n=new Map;#s;#i=null;#r=null;#o=!1;constructor(e,n){this.#e=n,this.#t=new ce(e),this.#s=new Ee(n.storage)}get pending(){let e=this.#t.pending.length;for(let n of this.#n.values())e+=n.pending.length;return e}get atRisk(){return this.#i===null||this.#s.failing?this.#t.pending.length:this.#s.read(this.#i)[this.#t.client]?.events.length??0}get inherited(){return this.#n.size>0}add(e,n){let i=this.#t.add(e,this.#e.now());this.#a(),n(),this.#e.send(i),this.#l()}underway(e){for(let n of[this.#t,...this.#n.values()])for(let i=n.pending.length-1;i>=0;i--)if(n.pending[i].key===e)return n.pending[i]}adopt(e){this.#i!==e&&(this.#i=e,this.#a());let n=[];for(let[i,s]of Object.entries(this.#s.read(e))){if(i===this.#t.client)continue;let r=this.#u(i,s);r!==null&&n.push(...r.pending)}return this.#l(),n}ack(e){let n=e.client===this.#t.client?this.#t:this.#n.get(e.client);if(n===void 0)return[];let{taken:i,more:s}=n.ack(e.upto,this.#e.now());return i.length>0&&(n===this.#t?this.#a():this.#i!==null&&this.#s.clear(this.#i,n.client,e.upto),n.pending.length===0&&this.#n.delete(n.client)),s!==null&&this.#e.send(s),this.#l(),i}flush(){for(let e of[...this.#n.values(),this.#t]){let n=e.repeatNow(this.#e.now());n!==null&&this.#e.send(n)}this.#l()}close(){this.#o=!0,this.#r?.cancel(),this.#r=null}#u(e,n){let i=this.#n.get(e);if(i!==void 0)return i.absorb(n),null;if(n.events.length===0)return null;let s=new ce(e,n);this.#n.set(e,s);let r=s.repeatNow(this.#e.now());return r!==null&&this.#e.send(r),s}#a(){this.#i!==null&&this.#s.write(this.#i,this.#t.client,this.#t.kept)}#l(){let e=[this.#t,...this.#n.values()].map(s=>s.due).filter(s=>s!==null),n=e.length>0?Math.min(...e):null;if(this.#o||n===null||this.#r!==null&&this.#r.at<=n)return;this.#r?.cancel();let i=this.#e.setTimer(()=>{this.#r=null;for(let s of[this.#t,...this.#n.values()]){let r=s.repeat(this.#e.now());r!==null&&this.#e.send(r)}this.#l()},Math.max(0,n-this.#e.now()));this.#r={at:n,cancel:i}}};var Ce=new Set,Ae=class{status=y(null);shown=y(null);pending=y(0);totals=y(null);alive=y(!0);silent=y(!1);refusals=y([]);perMinute=y(null);last=y([]);decided=y(0);canUndo=y(!1);begun=y(!1);classes;multilabel;marked;finished;card;added=y([]);chosen=y(Ce);constructor(){let e=[];this.classes=A(()=>{let n=this.status.value?.classes??[],i=new Set(n.map(a=>a.name)),s=this.added.value.filter(a=>!i.has(a)),r=[...n,...s.map(a=>({name:a,key:null}))];return r.length===e.length&&r.every((a,d)=>a.name===e[d].name&&a.key===e[d].key)||(e=r),e}),this.finished=A(()=>this.status.value?.phase==="done"),this.card=A(()=>{let n=this.shown.value;return this.finished.value&&n?.origin==="queue"?null:n}),this.multilabel=A(()=>this.status.value?.multilabel??!1),this.marked=A(()=>this.card.value===null?Ce:this.chosen.value)}};var Pe=class{#e;#t=1e3;#n=null;#s=null;#i=!1;constructor(e){this.#e=e}start(){this.#i=!0,this.#t=1e3,this.#s=null,this.#r()}wake(){this.#i&&this.#n===null&&this.#e.wanting()&&this.start()}heard(){this.#s=null,this.#e.silent(!1)}close(){this.#n?.(),this.#n=null}#r(){this.close();let e=this.#e.now();this.#s??=e;let n=this.#s+2e4-e;this.#n=this.#e.setTimer(()=>this.#o(),n>0?Math.min(this.#t,n):this.#t),this.#e.send()}#o(){this.#n=null,this.#s!==null&&this.#e.now()-this.#s>=2e4&&this.#e.silent(!0),this.#e.wanting()&&(this.#t=Math.min(this.#t*2,15e3),this.#r())}};var Oe=class{#e=[];note(e){this.#e.push(e),this.#t(e)}unnote(){this.#e.pop()}perMinute(e){if(this.#t(e),this.#e.length<3)return null;let n=Math.max(e-this.#e[0],15e3);return Math.round(this.#e.length*6e4/n)}#t(e){let n=0;for(;n<this.#e.length&&this.#e[n]<e-12e4;)n++;n>0&&this.#e.splice(0,n)}};var Qn=(t,e)=>t===e||Array.isArray(t)&&Array.isArray(e)&&JSON.stringify(t)===JSON.stringify(e);var Me=class{entries=[];more=!0;lowest=null;#e=new Set;push(e){this.entries.push({at:null,...e})}pop(){return this.entries.pop()}valueOf(e){return this.entries.findLast(n=>n.card.key===e)?.value??null}forget(e){let n=this.entries.findLastIndex(i=>i.card.key===e);n>=0&&this.entries.splice(n,1)}get short(){return this.more&&this.entries.length<8}merge(e,n){this.more=e.more&&e.items.length>0;for(let i of[...e.items].sort((s,r)=>r.at-s.at)){if(this.#e.has(i.at))continue;this.#e.add(i.at),this.lowest=Math.min(this.lowest??i.at,i.at);let s=this.entries.findLast(r=>r.at===null&&r.card.key===i.card.key&&r.do===i.do&&Qn(r.value,i.value));s!==void 0?s.at=i.at:n(i.card.key)||this.#t(i)}}#t(e){let n=this.entries.findIndex(i=>i.at===null||i.at>e.at);this.entries.splice(n<0?this.entries.length:n,0,{at:e.at,do:e.do,value:e.value,card:e.card})}};var Le=class{shown=null;waiting=[];#e=new Set;#t=new Set;#n=-1;merge(e){if(e.rev<=this.#n)return!1;this.#n=e.rev,e.append||(this.waiting=[]);let n=new Set(this.waiting.map(i=>i.key));for(let i of e.cards)n.has(i.key)||this.#i(i)||(n.add(i.key),this.waiting.push(i));return this.shown===null&&this.next(),!0}next(){let e=this.waiting.shift();this.shown=e===void 0?null:{card:e,origin:"queue",value:null}}show(e,n,i){let s=this.shown;this.waiting=this.waiting.filter(r=>r.key!==e.key),s!==null&&s.origin!=="review"&&s.card.key!==e.key&&this.waiting.unshift(s.card),this.shown={card:e,origin:n,value:i}}decide(e){this.#e.add(e),this.#t.delete(e),this.#s(e)}skip(e){this.#t.add(e),this.#s(e)}reopen(e){this.#e.delete(e),this.#t.delete(e)}#s(e){this.waiting.some(n=>n.key===e)&&(this.waiting=this.waiting.filter(n=>n.key!==e))}#i(e){return this.shown?.card.key===e.key||this.#e.has(e.key)?!0:this.#t.has(e.key)&&!e.again}};var ti=5e3,ni=50,ii=300,$e=class extends Ae{#e;#t=new Le;#n=new Me;#s=new Oe;#i;#r;#o=0;#u=null;#a=0;#l=null;#f=null;constructor(e){super(),this.#e=e;let{now:n,setTimer:i,storage:s}=e,r=o=>this.#h(o);this.#i=new Te(e.client,{send:r,storage:s,now:n,setTimer:i}),this.#r=new Pe({send:()=>{r(st(e.client,e.dark()))},now:n,setTimer:i,wanting:()=>!this.alive.value||this.#t.shown===null&&this.status.value?.phase!=="done",silent:o=>{this.silent.value=o}})}get desk(){return this.status.value?.desk??null}get atRisk(){return this.#i.atRisk}start(){this.#r.start()}close(){this.#r.close(),this.#i.close(),this.#l?.(),this.#f?.()}receiveStatus(e){let n=Jt(e);n===null||n.rev<(this.status.peek()?.rev??Number.NEGATIVE_INFINITY)||(U(()=>{let i=this.status.peek()===null;this.status.value=n;let s=new Set(n.classes.map(r=>r.name));this.added.peek().some(r=>s.has(r))&&(this.added.value=this.added.peek().filter(r=>!s.has(r))),this.#E(this.#i.adopt(n.desk)),i||this.#b()}),this.#r.wake())}receive(e){let n=Gt(e);n!==null&&(U(()=>{this.#b(),n.kind==="ack"?this.#w(n):n.kind==="batch"?this.#t.merge(n)&&this.#c():n.client===this.#e.client&&(this.#u=null,this.#n.merge(n,i=>this.#i.underway(i)?.do==="undo"),this.#d())}),this.#r.wake())}connection(e){e!==this.alive.peek()&&(this.alive.value=e,e?(this.#r.start(),this.#i.flush()):this.#r.wake())}connectionChanged(){this.alive.peek()?this.connection(!1):this.#h(st(this.#e.client,this.#e.dark()))&&this.connection(!0)}themeChanged(e){this.#h(Bt(e))}label(e){let n=this.#v();if(n===null)return!1;let{card:i}=n,s=this.#_();return this.#p({do:"label",key:i.key,value:e,ms:s},()=>{this.#t.decide(i.key),this.#n.push({do:"label",value:e,card:i}),this.#y(),this.#d()}),!0}toggle(e){if(this.#v()===null)return!1;let n=new Set(this.chosen.peek());return n.delete(e)||n.add(e),this.chosen.value=n,!0}confirm(){let e=this.marked.peek();return this.label(this.classes.peek().map(n=>n.name).filter(n=>e.has(n)))}skip(){let e=this.#v();if(e===null)return!1;if(e.origin==="review")return U(()=>{this.#t.next(),this.#c()}),!0;let{card:n}=e,i=this.#_();return this.#p({do:"skip",key:n.key,value:null,ms:i},()=>{this.#t.skip(n.key),this.#n.push({do:"skip",value:null,card:n}),this.#y(),this.#d()}),!0}undo(){if(!this.alive.peek())return!1;let e=this.#n.pop();if(e===void 0)return this.#m(),!1;let{card:n}=e,i=this.#_();return this.#p({do:"undo",key:n.key,value:null,ms:i},()=>{this.#t.reopen(n.key);let s=this.#n.valueOf(n.key);s!==null&&this.#t.decide(n.key);let r=this.multilabel.peek()?e.value:null;this.#t.show(n,s===null?"undo":"review",s??r),this.#s.unnote(),this.#c(),this.#d()}),this.#m(),!0}review(e){return this.alive.peek()?(U(()=>{this.#t.show(e.card,"review",e.value),this.#c()}),!0):!1}addClass(e){let n=e.trim().replace(/\s+/g," ");if(!this.alive.peek())return"The kernel stopped: classes can be added once it runs again.";if(n==="")return"Type a name first.";let i=this.classes.peek().find(s=>s.name.toLowerCase()===n.toLowerCase());return i!==void 0?`There is already a class “${i.name}”.`:(this.#p({do:"class",key:null,value:n,ms:0},()=>{this.added.value=[...this.added.peek(),n]}),null)}recent(e=ni,n=()=>!0){let i=new Map,{entries:s}=this.#n;for(let r=s.length-1;r>=0&&i.size<e;r--){let o=s[r];n(o)&&!i.has(o.card.key)&&i.set(o.card.key,o)}return[...i.values()]}dismiss(e){this.refusals.value=this.refusals.peek().filter(n=>n.n!==e)}#v(){return this.alive.peek()?this.card.peek():null}#_(){return this.shown.peek()===null?0:Math.max(0,Math.round(this.#e.now()-this.#o))}#y(){this.#t.next(),this.#s.note(this.#e.now()),this.#c(),this.perMinute.value=this.#s.perMinute(this.#e.now()),this.#k()}#c(){let{shown:e}=this.#t;e!==this.shown.peek()&&(this.shown.value=e,this.chosen.value=e===null||e.value===null?Ce:new Set([e.value].flat()),this.#o=this.#e.now(),e!==null&&(this.begun.value=!0))}#d(){this.last.value=this.recent(4,e=>e.do==="label"),this.decided.value=this.decided.peek()+1,this.canUndo.value=this.#n.entries.length>0}#p(e,n){this.#i.add(e,()=>U(()=>{n(),this.pending.value=this.#i.pending})),this.#r.wake()}#w(e){let n=this.#i.inherited,i=this.#i.ack(e);for(let{seq:s,why:r}of e.refused){let o=i.find(a=>a.seq===s);o!==void 0&&this.#S(o,r)}for(let s of e.done)this.#i.underway(s)===void 0&&this.#t.decide(s);for(let s of e.open)this.#i.underway(s)===void 0&&this.#t.reopen(s);this.totals.value={labels:e.labels,left:e.left},this.pending.value=this.#i.pending,this.#c(),n&&!this.#i.inherited?this.#g(null):e.client!==this.#e.client&&!n&&e.done.length>0?this.#x():this.#m()}#x(){this.#f?.(),this.#f=this.#e.setTimer(()=>{this.#f=null,this.#g(null)},ii)}#S(e,n){this.#a+=1,this.refusals.value=[...this.refusals.peek(),{n:this.#a,text:`Not taken: ${n}`}].slice(-3),e.do==="class"?this.added.value=this.added.peek().filter(i=>i!==e.value):e.do!=="undo"&&e.key!==null&&(this.#n.forget(e.key),this.#n.valueOf(e.key)===null&&this.#t.reopen(e.key),this.#d())}#E(e){for(let{do:n,key:i,value:s}of e)n==="class"&&typeof s=="string"&&!this.classes.peek().some(r=>r.name===s)&&(this.added.value=[...this.added.peek(),s]),i!==null&&(n==="label"?this.#t.decide(i):n==="skip"?this.#t.skip(i):n==="undo"&&this.#t.reopen(i));this.pending.value=this.#i.pending}#m(){if(!this.#n.short||this.#i.inherited)return;let e=this.#e.now();this.#u!==null&&e-this.#u<ti||this.#g(this.#n.lowest)}#g(e){this.#u=this.#e.now(),this.#h(Wt(this.#e.client,e,16))}#b(){this.#r.heard(),this.alive.peek()||this.connection(!0)}#h(e){try{return this.#e.send(e),!0}catch{return this.connection(!1),!1}}#k(){this.#l===null&&(this.#l=this.#e.setTimer(()=>{this.#l=null,this.perMinute.value=this.#s.perMinute(this.#e.now()),this.perMinute.peek()!==null&&this.#k()},5e3))}};function De(t=document){let e=t.body?.dataset.jpThemeLight;return e!==void 0?e==="false":t.defaultView?.matchMedia?.("(prefers-color-scheme: dark)").matches??!1}function Xt(t,e=document){let n=De(e),i=()=>{De(e)!==n&&(n=!n,t(n))},s=new MutationObserver(i);s.observe(e.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]});let r=e.defaultView?.matchMedia?.("(prefers-color-scheme: dark)");return r?.addEventListener?.("change",i),()=>{s.disconnect(),r?.removeEventListener?.("change",i)}}var J={text:"",page:0,open:!1},Re=t=>t.toLocaleLowerCase();function si(t){let e=t.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u).filter(n=>n!=="");return e.map((n,i)=>e.slice(i).join(""))}var Ne=class{oneStroke;#e;#t;#n=new Map;#s;#i=new Map;constructor(e){this.#e=e,this.oneStroke=e.length<=9,this.#t=e.map(i=>si(i.name));for(let i of e)i.key!==null&&!this.#n.has(Re(i.key))&&this.#n.set(Re(i.key),i.name);this.oneStroke&&this.#r();let n=new Map([...this.#n].map(([i,s])=>[s,i]));this.#s=e.map((i,s)=>n.get(i.name)??(this.oneStroke?"":this.#u(s)))}direct(e){return this.#n.get(Re(e))}matching(e){return this.#o(e.text).map(n=>this.#e[n].name)}picked(e,n){return this.matching(e)[e.page*9+n-1]}hints(e){if(!e.open)return this.#s.map(i=>({keys:i,dim:!1}));let n=this.#e.map(()=>({keys:"",dim:!0}));return this.#o(e.text).forEach((i,s)=>{let r=s-e.page*9,o=r>=0&&r<9?String(r+1):this.#u(i,e.text).slice(e.text.length);n[i]={keys:o,dim:!1}}),n}#r(){let e=["1","2","3","4","5","6","7","8","9"],n=new Set(this.#e.filter(s=>this.#n.get(Re(s.key??""))!==s.name)),i=[];this.#e.forEach((s,r)=>{n.has(s)&&(this.#n.has(e[r])?i.push(s):this.#n.set(e[r],s.name))});for(let s of i){let r=e.find(o=>!this.#n.has(o));r!==void 0&&this.#n.set(r,s.name)}}#o(e){let n=this.#i.get(e);if(n!==void 0)return n;let i=[],s=[];this.#t.forEach((o,a)=>{e===""||o[0]?.startsWith(e)?i.push(a):o.some(d=>d.startsWith(e))&&s.push(a)});let r=[...i,...s];return this.#i.set(e,r),r}#u(e,n=""){let i={rank:Number.POSITIVE_INFINITY,prefix:""};for(let s of this.#t[e])if(s.startsWith(n))for(let r=Math.max(1,n.length);r<=s.length;r++){let o=s.slice(0,r),a=this.#o(o).indexOf(e);if(a<i.rank&&(i={rank:a,prefix:o}),a<9)return this.#a(o,a,n)}return i.prefix!==""?this.#a(i.prefix,i.rank,n):this.#a("",e,n)}#a(e,n,i){return`${i===""&&(e===""||this.#n.has(e[0]))?"/":""}${e}${"0".repeat(Math.floor(n/9))}${n%9+1}`}};var ai={ArrowUp:["line",-1],ArrowDown:["line",1],PageUp:["page",-1],PageDown:["page",1],Home:["end",-1],End:["end",1]};function en(t,e,n){if(t.isComposing)return;if(t.ctrlKey||t.metaKey||t.altKey){if(!(!t.altKey&&!t.shiftKey&&t.key.toLowerCase()==="z")||Qt(t))return;nn(t),t.repeat||e.undo();return}if(t.key==="Tab")return;if(t.key==="Escape"){ci(t,e,n);return}if(t.stopPropagation(),Qt(t))return;if((t.key==="Enter"||t.key===" ")&&di(t)){t.repeat&&t.preventDefault();return}let i=ai[t.key];if(i!==void 0){t.preventDefault(),n.scroll(...i);return}if(t.key.length>1&&!(t.key in Yt))return;t.preventDefault();let s=Yt[t.key];if(t.key==="Backspace"&&e.filter.peek().open)ui(e);else{if(t.repeat)return;s!==void 0?s(e):li(t.key,e)}}var Yt={ArrowLeft:t=>t.undo(),Backspace:t=>t.undo(),ArrowRight:t=>t.skip(),Enter:t=>{t.filter.peek().open?tn(t,1):t.store.multilabel.peek()&&t.confirm()}};function li(t,e){let n=e.filter.peek(),i=e.codes.peek();if(!n.open){let s=i.direct(t);if(s!==void 0){e.label(s);return}}if(t==="?")e.toggle("help");else if(t==="+")e.toggle("add");else{if(e.store.card.peek()===null)return;if(i.oneStroke)return;if(t==="/")e.filter.value={text:"",page:0,open:!0};else if(t==="0"){let s=Math.ceil(i.matching(n).length/9)-1;n.open&&(e.filter.value={...n,page:n.page<s?n.page+1:0})}else/^[1-9]$/.test(t)?tn(e,Number(t)):/^\p{L}$/u.test(t)&&(e.filter.value={text:n.text+t.toLocaleLowerCase(),page:0,open:!0})}}function tn(t,e){let n=t.filter.peek(),i=n.open?t.codes.peek().picked(n,e):void 0,s=!n.open&&!t.codes.peek().oneStroke?t.suggested.peek()[e-1]?.[0]:void 0,r=i??s;r!==void 0&&t.label(r)}function ui(t){let{text:e}=t.filter.peek();t.filter.value=e.length>1?{text:e.slice(0,-1),page:0,open:!0}:J}function ci(t,e,n){if(e.filter.peek().open)e.filter.value=J;else if(e.panel.peek()!=="none")e.panel.value="none",n.home();else{n.leave();return}nn(t)}function nn(t){t.preventDefault(),t.stopPropagation()}var sn=t=>t.composedPath()[0],Qt=t=>{let e=sn(t);return e instanceof HTMLInputElement||e instanceof HTMLTextAreaElement},di=t=>sn(t)instanceof HTMLButtonElement;var rn=`/* JupyterLab's own colours, with fallbacks for hosts that have none. Two type sizes: --ui and --read. */
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
`;var $=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,D=t=>`${Math.round(t*100)} %`,on=t=>`$${t.toLocaleString("en",Number.isInteger(t)?{}:{minimumFractionDigits:2,maximumFractionDigits:2})}`,Ue=t=>t.toFixed(2).replace(/^(-?)0\./,"$1.");var pi=Symbol.for("pv"),hi=0;function l(t,e,n,i,s,r){e||(e={});var o,a,d=e;if("ref"in d&&typeof t!="function")for(a in d={},e)a=="ref"?o=e[a]:d[a]=e[a];var f={type:t,props:d,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:pi,__v:--hi,__i:-1,__u:0};return(s||r)&&(f.__source=s,f.__self=r),v.vnode&&v.vnode(f),f}function an({store:t}){let e=t.card.value,n=X(null);if(ye(()=>{n.current!==null&&(n.current.scrollTop=0)},[e]),e===null)return l(_i,{store:t});let{card:i,origin:s}=e;return l("section",{class:"card","data-al":"card","data-key":i.key,"data-origin":s==="review"?"review":void 0,ref:n,"aria-label":s==="review"?"example under review":"example",children:l(vi,{card:i})})}function vi({card:t}){return t.kind==="text"?l("div",{class:"text",dir:"auto",children:t.text}):l("table",{class:"row",children:l("tbody",{children:t.fields.map(([e,n],i)=>l("tr",{children:[l("th",{scope:"row",dir:"auto",children:e}),l("td",{dir:"auto",children:n})]},`${i} ${e}`))})})}function _i({store:t}){let e=t.status.value,n=t.totals.value?.labels??0,i="Preparing the first examples…",s=e?.busy?`The kernel is ${e.busy.what}.`:"";return e?.phase==="done"?(i=`All done: ${$(n,"label")}.`,s="Undo and review still work."):e?.phase==="failed"?(i="The desk cannot go on.",s=e.notice?.text??""):t.silent.value&&t.alive.value?(i="Waiting for the kernel.",s="If it is idle, run this cell again."):t.begun.value&&(i="Out of prepared examples; the kernel is busy…",s="More come as soon as it answers."),l("section",{class:"card empty","data-al":"empty","aria-live":"polite",children:[l("p",{children:i}),l("p",{class:"quiet",children:s})]})}function ln({ui:t}){let e=t.store.classes.value,n=!t.codes.value.oneStroke;return l("div",{class:n?"choices many":"choices",role:"group","aria-label":"labels",children:e.map(i=>l(mi,{name:i.name,ui:t},i.name))})}function mi({name:t,ui:e}){let n=ue(()=>e.store.marked.value.has(t)),i=ue(()=>e.hints.value.get(t)?.keys??""),s=ue(()=>e.hints.value.get(t)?.dim??!1),r=ue(()=>!e.suggesting.value||!e.codes.value.oneStroke?null:e.suggested.value.find(([o])=>o===t)?.[1]??null);return l("button",{type:"button",class:s.value?"choice dim":"choice","data-al":"choice","data-value":t,"aria-pressed":n.value,"aria-keyshortcuts":i.value.length===1?i.value:void 0,title:t,onClick:()=>e.label(t),children:[l("kbd",{children:i.value}),l("span",{class:"name",dir:"auto",children:t}),r.value!==null&&l("span",{class:"likely",children:D(r.value)}),n.value&&l("span",{class:"mark",children:"✓"})]})}function un({ui:t}){let{store:e}=t;if(!e.multilabel.value)return null;let n=e.marked.value.size;return l("button",{type:"button",class:"choice done","data-al":"done","data-chosen":n,onClick:()=>t.confirm(),children:[l("kbd",{children:"Enter"}),l("span",{class:"name",children:n===0?"none of these":`done: ${$(n,"label")}`})]})}function cn({ui:t}){if(t.codes.value.oneStroke)return null;let e=t.filter.value,n=e.open?t.codes.value.matching(e).length:0,i="type letters, then the digit";return e.open&&(i=n===0?"no class starts like this":`${n} match · digit or Enter`),l("div",{class:"filter","data-al":"filter","data-text":e.text,"aria-live":"polite",children:[l("span",{class:e.open?"typed":"typed idle",children:e.text}),l("span",{class:"quiet",children:i})]})}function dn({ui:t}){if(!t.suggesting.value||t.codes.value.oneStroke)return null;let e=t.filter.value.open;return l("div",{class:"suggestions",role:"group","aria-label":"likeliest labels",children:[t.suggested.value.map(([n,i],s)=>l("button",{type:"button",class:"choice","data-al":"suggestion","data-value":n,title:n,onClick:()=>t.label(n),children:[!e&&l("kbd",{children:s+1}),l("span",{class:"name",dir:"auto",children:n}),l("span",{class:"likely",children:D(i)})]},n)),t.suggested.value.length===0&&l("span",{class:"quiet",children:"no suggestion for this card"})]})}var fn=t=>{let{card:e}=t;return(e.kind==="text"?e.text:e.fields.map(([,i])=>i).join(" · ")).slice(0,160)},pn=({value:t})=>{if(t===null)return"skipped";let e=[t].flat();return e.length===0?"none of these":e.join(", ")};function hn({ui:t}){t.store.decided.value;let e=t.store.recent();return l("section",{class:"panel","aria-label":"the latest decisions",children:[e.length===0&&l("p",{class:"quiet",children:"Nothing decided yet."}),e.map(n=>l("button",{type:"button",class:"past","data-al":"past","data-key":n.card.key,onClick:()=>{t.store.review(n)&&t.settle()},children:[l("span",{class:n.value===null?"answer quiet":"answer",dir:"auto",children:pn(n)}),l("span",{class:"words",dir:"auto",children:fn(n)})]},n.card.key))]})}function vn({ui:t}){let e=t.store.last.value;return t.store.card.value?.origin==="review"?l("div",{class:"last line","data-al":"reviewing",children:l("span",{class:"quiet",children:t.store.multilabel.value?"under review: change its labels, then Enter; skip to go back":"under review: choose a label to change it, skip to go back"})}):l("div",{class:"last line","data-al":"last",children:[l("span",{class:"quiet",children:"last:"}),e.length===0&&l("span",{class:"quiet",children:"nothing yet"}),e.map(n=>l("button",{type:"button","data-key":n.card.key,title:`review: ${fn(n)}`,dir:"auto",onClick:()=>{t.store.review(n)&&t.settle()},children:l("span",{class:"name",children:pn(n)})},n.card.key))]})}function _n({ui:t}){let e=t.codes.value.oneStroke,n=t.store.multilabel.value,i=n?"choose that label, or drop it":"choose that label",s=t.store.classes.value.some(o=>o.key!==null),r=[e?[s?"key on the button":"1 – 9",i]:["letters, digit",`find a label, ${n?"choose or drop it":"choose it"}; e.g. t then 1`],...e?[]:[["Enter","choose the first that matches"],["0","the next nine that match"]],...n?[["Enter","done: these labels, or none of them"]]:[],["← or Backspace",e?"undo, without limit":"undo, without limit; Backspace first removes letters"],["→","skip: not now"],["↑ ↓ PgUp PgDn","scroll the example"],["+","add a class"],["?","these keys"],["Esc","close, then leave the desk"]];return l("section",{class:"panel help","aria-label":"keys",children:[l("dl",{children:r.map(([o,a])=>l("div",{children:[l("dt",{children:l("kbd",{children:o})}),l("dd",{children:a})]},o))}),l("p",{class:"quiet",children:"Keys work while the desk has the focus: click anywhere in it."})]})}function mn({store:t}){let e=t.status.value,n=t.totals.value,i=t.perMinute.value,s=n?.labels??0,r=e?.budget??(n===null?null:n.labels+n.left),o=r===null||r<=0?0:Math.min(1,s/r),a=[];n===null?a.push("connecting to the kernel…"):a.push(r===null?$(s,"label"):`${s} of ${$(r,"label")}`),i!==null&&a.push(`${i} a minute`),e!==null&&e.cost!==null&&n!==null&&a.push(on(e.cost*s));let d=e?.version??0,f=d>0?`model ${d} on ${$(e?.trained??0,"label")}`:"no model yet";if(e?.busy){let{what:c,share:h}=e.busy;f+=`, ${c}${h===null?"…":` ${D(h)}`}`}return e!==null&&a.push(f),l("div",{class:"progress","data-al":"progress","data-labels":s,"data-version":d,children:[l("div",{class:"bar",role:"progressbar","aria-label":"labels","aria-valuemin":0,"aria-valuemax":r??0,"aria-valuenow":s,children:l("div",{class:"bar-done",style:{transform:`scaleX(${o})`}})}),l("div",{class:"line",title:a.join(" · "),children:a.join(" · ")})]})}var gn={audit:"random",stratified:"stratified",lure:"weighted"};function gi(t){if(t===null)return null;let{value:e,low:n,high:i,n:s,method:r}=t,o=r in gn?`from ${$(s,`${gn[r]} audit label`)}`:`on ${$(s,"test example")}`;return{figure:`${Ue(e)} [${Ue(n)}, ${Ue(i)}]`,source:o}}function bn({store:t}){let e=t.status.value,n=gi(e?.accuracy??null),i=t.multilabel.value?"exact match":"accuracy";return l("div",{class:"standing","aria-live":"polite",children:[l("p",{class:"line","data-al":"accuracy",children:n===null?`${i}: not yet known`:l(M,{children:[i," ",l("b",{children:n.figure})," ",n.source]})}),l("p",{class:"advice","data-al":"advice",children:e?.advice||" "})]})}function kn({ui:t}){let{store:e}=t,n=e.status.value?.notice??null,i=t.problem.value;return l("div",{class:"notices","aria-live":"polite","data-al":"notices",children:[i!==null&&l("p",{class:"notice warning",children:[l("span",{children:i}),l(yn,{press:()=>t.forgetProblem()})]}),e.refusals.value.map(s=>l("p",{class:"notice error","data-al":"refusal",children:[l("span",{children:s.text}),l(yn,{press:()=>e.dismiss(s.n)})]},s.n)),n!==null&&l("p",{class:`notice ${n.level}`,"data-al":"notice",children:l("span",{children:n.text})})]})}function yn({press:t}){return l("button",{type:"button","aria-label":"dismiss",onClick:t,children:"×"})}function wn({store:t}){if(t.alive.value)return null;let e=t.pending.value,n="Restart the kernel and run the cell again",i=`The kernel stopped. Everything is saved. ${n} to go on.`;return e===1?i=`The kernel stopped. 1 decision is not saved yet; this tab keeps it. ${n}: it will be delivered.`:e>1&&(i=`The kernel stopped. ${e} decisions are not saved yet; this tab keeps them. ${n}: they will be delivered.`),l("p",{class:"banner",role:"alert","data-al":"kernel",children:i})}function xn({ui:t}){let{store:e}=t,n=t.panel.value;return l("div",{class:"tools",children:[l("button",{type:"button","data-al":"undo","aria-disabled":!e.canUndo.value,title:"take back the last decision (← or Backspace)",onClick:()=>t.undo(),children:[l("span",{"aria-hidden":"true",children:"↶"})," undo"]}),l("button",{type:"button","data-al":"skip",title:"not now (→)",onClick:()=>t.skip(),children:[l("span",{"aria-hidden":"true",children:"⇥"})," skip"]}),l(qe,{ui:t,hook:"review",pressed:n==="review",press:()=>t.toggle("review"),children:"review"}),l(qe,{ui:t,hook:"why",pressed:t.why.value,press:()=>t.toggleWhy(),children:"why"}),l(qe,{ui:t,hook:"suggest",pressed:t.suggesting.value,press:()=>t.toggleSuggestions(),children:"suggest"}),n==="add"?l(bi,{ui:t}):l("button",{type:"button","data-al":"add-class",title:"a new class (+)",onClick:()=>t.toggle("add"),children:[l("span",{"aria-hidden":"true",children:"+"})," class"]}),l(qe,{ui:t,hook:"help",pressed:n==="help",press:()=>t.toggle("help"),children:[l("span",{"aria-hidden":"true",children:"?"})," keys"]}),l(yi,{store:e})]})}function qe(t){return l("button",{type:"button","data-al":t.hook,"aria-pressed":t.pressed,onClick:t.press,children:t.children})}function yi({store:t}){let e=t.pending.value;return l("span",{class:e>0?"saved open":"saved","data-al":"saved","data-pending":e,"aria-live":"polite",children:e>0?`${e} not saved yet`:"✓ saved"})}function bi({ui:t}){let e=X(null);return ye(()=>e.current?.focus(),[]),l("form",{class:"add",onSubmit:n=>{n.preventDefault();let i=e.current?.getRootNode()?.host;t.addClass(e.current?.value??""),t.panel.peek()!=="add"&&i?.focus({preventScroll:!0})},children:l("input",{ref:e,"data-al":"class-name","aria-label":"name of the new class",placeholder:"new class, then Enter",maxLength:200})})}function ki(t){let e=t.filter(([,s])=>s>.5).map(([s,r])=>`${s} (${D(r)})`),[n,i]=t.reduce((s,r)=>Math.abs(r[1]-.5)<Math.abs(s[1]-.5)?r:s);return`The model would say ${e.length>0?e.join(", "):"none of these"}; it is least sure of ${n} (${D(i)}).`}function Sn({ui:t}){if(!t.why.value)return null;let e=t.store.card.value?.card.top??[],[n,i]=e,s="Chosen to cover the pool; no model yet.";return t.store.multilabel.value?n&&(s=ki(e)):n&&i?s=`The model hesitates between ${n[0]} (${D(n[1])}) and ${i[0]} (${D(i[1])}).`:n&&(s=`The model's best guess is ${n[0]} (${D(n[1])}).`),t.store.card.value===null&&(s=""),l("p",{class:"why quiet","data-al":"reason",children:s})}function En({ui:t}){let{store:e}=t;return l(wi,{ui:t,children:[l(mn,{store:e}),l("div",{class:"stage",children:[l(an,{store:e}),l(xi,{ui:t}),l(wn,{store:e})]}),l(cn,{ui:t}),l(dn,{ui:t}),l(ln,{ui:t}),l(un,{ui:t}),l(xn,{ui:t}),l(Sn,{ui:t}),l(vn,{ui:t}),l(bn,{store:e}),l(kn,{ui:t})]})}function wi({ui:t,children:e}){let n=t.store.status.value?.phase??"seed";return l("section",{class:t.store.alive.value?"desk":"desk frozen","data-al":"desk","data-phase":n,"aria-label":"labeling desk",children:e})}function xi({ui:t}){let e=t.panel.value;return e==="review"?l(hn,{ui:t}):e==="help"?l(_n,{ui:t}):null}var je=class{filter=y(J);panel=y("none");why=y(!1);suggesting=y(!1);problem=y(null);codes;hints;suggested;store;#e;#t=!1;constructor(e,n){this.store=e,this.#e=n,this.codes=A(()=>new Ne(e.classes.value)),this.hints=A(()=>{let i=this.codes.value.hints(this.filter.value);return new Map(e.classes.value.map((s,r)=>[s.name,i[r]]))}),this.suggested=A(()=>{if(!this.suggesting.value)return[];let i=new Set(e.classes.value.map(s=>s.name));return(e.card.value?.card.top??[]).filter(([s])=>i.has(s)).slice(0,5)})}recallPreferences(e){this.#t||(this.#t=!0,this.suggesting.value=this.#e.get(`al_widget:${e}:suggest`)==="on")}label(e){if(this.#n())return;(this.store.multilabel.peek()?this.store.toggle(e):this.store.label(e))&&this.settle()}confirm(){this.#n()||this.store.confirm()&&this.settle()}skip(){this.#n()||this.store.skip()&&this.settle()}#n(){let e=this.panel.peek()==="help"||this.panel.peek()==="review";return e&&(this.panel.value="none"),e}undo(){this.store.undo(),this.settle()}settle(){this.filter.peek()!==J&&(this.filter.value=J),this.panel.peek()!=="none"&&(this.panel.value="none")}toggle(e){this.problem.value=null,this.panel.value=this.panel.peek()===e?"none":e}toggleWhy(){this.why.value=!this.why.peek()}forgetProblem(){this.problem.value=null}toggleSuggestions(){this.suggesting.value=!this.suggesting.peek();let{desk:e}=this.store;e!==null&&this.#e.set(`al_widget:${e}:suggest`,this.suggesting.peek()?"on":"off")}addClass(e){let n=this.codes.peek().oneStroke;this.problem.value=this.store.addClass(e),this.problem.peek()===null&&(this.panel.value="none",n&&!this.codes.peek().oneStroke&&(this.problem.value="More than nine classes: type the first letters of a name, then its digit."))}};var lt="data-lm-suppress-shortcuts",Tn=[300,1500],Si=[0,400],Ei=150,Ti={get(t){try{return localStorage.getItem(t)}catch{return null}},set(t,e){try{localStorage.setItem(t,e)}catch{}}};function Cn(t,e){let n=new je(e,Ti),i=new AbortController,{signal:s}=i;t.tabIndex=0,t.setAttribute(lt,"true");let r=t.shadowRoot??t.attachShadow({mode:"open"}),o=document.createElement("style");o.textContent=rn;let a=document.createElement("div");r.replaceChildren(o,a),Ze(l(En,{ui:n}),a),Ci(t,r,n,s);let d=new Set,f=p=>{let k=window.setTimeout(()=>{d.delete(k),window.dispatchEvent(new Event("resize"))},p);d.add(k)},c=Ai(t,()=>{for(let p of Si)f(p)}),h=!1,_=q(()=>{let p=e.status.value;if(p!==null&&(n.recallPreferences(p.desk),!h)){h=!0;for(let k of Tn)f(k)}}),u=Pi(t,()=>{for(let p of d)clearTimeout(p);d.clear(),f(Ei),h&&f(Tn[1])});return()=>{i.abort(),_(),u(),c();for(let p of d)clearTimeout(p);Ze(null,a)}}function Ci(t,e,n,i){let s={scroll:(a,d)=>{let f=e.querySelector(".panel")??e.querySelector(".card");if(f===null)return;let c=a==="line"?40:a==="page"?f.clientHeight*.9:f.scrollHeight;f.scrollTop+=c*d},home:()=>t.focus({preventScroll:!0}),leave:()=>{e.activeElement?.blur(),t.blur()}},r=a=>{a?t.setAttribute(lt,"true"):t.removeAttribute(lt)},o=a=>a.ctrlKey||a.metaKey||a.altKey;t.addEventListener("keydown",a=>r(!o(a)),{signal:i,capture:!0}),t.addEventListener("keyup",a=>r(!o(a)),{signal:i,capture:!0}),t.addEventListener("focusout",()=>r(!0),{signal:i}),t.addEventListener("keydown",a=>en(a,n,s),{signal:i}),e.addEventListener("mousedown",a=>{a.target.closest("button")!==null&&(a.preventDefault(),t.focus({preventScroll:!0}))},{signal:i}),e.addEventListener("click",()=>{requestAnimationFrame(()=>{!i.aborted&&document.activeElement===document.body&&t.focus({preventScroll:!0})})},{signal:i})}function Ai(t,e){if(typeof MutationObserver>"u")return()=>{};let n=new WeakSet,i=null,s=new MutationObserver(()=>{for(let o of i?.querySelectorAll(".js-plotly-plot .main-svg")??[])n.has(o)||(n.add(o),e())}),r=window.setTimeout(()=>{i=t.closest(".widget-box"),i!==null&&s.observe(i,{childList:!0,subtree:!0})},100);return()=>{clearTimeout(r),s.disconnect()}}function Pi(t,e){if(typeof ResizeObserver>"u")return()=>{};let n=-1,i=new ResizeObserver(([s])=>{let r=Math.round(s?.contentRect.width??0);if(r===n||r===0)return;let o=n===-1;n=r,o||e()});return i.observe(t),()=>i.disconnect()}var Oi=new Set(["dead","restarting","autorestarting","terminating"]);function Mi(){let t=crypto.getRandomValues(new Uint8Array(4));return`c-${Array.from(t,e=>e.toString(16).padStart(2,"0")).join("")}`}var Li={getItem:()=>null,setItem:()=>{},removeItem:()=>{}};function $i(){try{return window.sessionStorage}catch{return Li}}function Di(t){let e=new $e({client:Mi(),send:h=>t.send(h),storage:$i(),now:()=>performance.now(),setTimer:(h,_)=>{let u=setTimeout(h,_);return()=>clearTimeout(u)},dark:De}),n=h=>e.receive(h),i=()=>e.receiveStatus(t.get("status")),s=()=>{let h=t.comm_live;typeof h=="boolean"?e.connection(h):e.connectionChanged()},r=()=>e.connection(!1),o=(h,_)=>{Oi.has(_)&&e.connection(!1)},a=h=>{e.atRisk>0&&h.preventDefault()},d=t.widget_manager?.kernel;t.on("msg:custom",n),t.on("change:status",i),t.on("comm_live_update",s),t.on("comm:close",r),d?.statusChanged?.connect?.(o),window.addEventListener("beforeunload",a);let f=Xt(h=>e.themeChanged(h));i(),e.start();let c=!1;return{store:e,close:()=>{c||(c=!0,t.off("msg:custom",n),t.off("change:status",i),t.off("comm_live_update",s),t.off("comm:close",r),d?.statusChanged?.disconnect?.(o),window.removeEventListener("beforeunload",a),f(),e.close())}}}var pr=()=>{let t=null,e=n=>(t??=Di(n),t);return{initialize({model:n,signal:i}){let{close:s}=e(n);return i?.addEventListener("abort",s),s},render({model:n,el:i,signal:s}){let r=Cn(i,e(n).store);return s?.addEventListener("abort",r),r}}};export{pr as default};
