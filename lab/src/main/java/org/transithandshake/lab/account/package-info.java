/** What every account has beside the handshake's services: roles, trails, an organization; read-only. */
package org.transithandshake.lab.account;
