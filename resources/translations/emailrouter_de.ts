<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>access</name>
    <message>
        <source>{host} refuses the user name or the password.</source>
        <translation>{host} lehnt Benutzernamen oder Kennwort ab.</translation>
    </message>
    <message>
        <source>It does not say which of the two; the account may also be locked or disabled.</source>
        <translation>Der Server sagt nicht, welches von beiden; das Konto kann auch gesperrt oder deaktiviert sein.</translation>
    </message>
    <message>
        <source>Check user name {user} and type the password again. It was tried once only.</source>
        <translation>Prüfen Sie den Benutzernamen {user} und geben Sie das Kennwort erneut ein. Es wurde nur einmal versucht.</translation>
    </message>
    <message>
        <source>{host} refuses the user name or the password, or passwords altogether.</source>
        <translation>{host} weist Benutzername oder Kennwort zurück, oder Kennwörter überhaupt.</translation>
    </message>
    <message>
        <source>It also offers Bearer, which is modern authentication. Exchange Online has accepted no password for Exchange Web Services since the end of 2022.</source>
        <translation>Er bietet auch Bearer an, die moderne Authentifizierung. Exchange Online nimmt für Exchange Web Services seit Ende 2022 kein Kennwort mehr an.</translation>
    </message>
    <message>
        <source>Type the password again, which was tried once only; at Exchange Online, check Microsoft&apos;s current page.</source>
        <translation>Geben Sie das Kennwort noch einmal ein, es wurde nur einmal versucht; bei Exchange Online sehen Sie auf der aktuellen Seite von Microsoft nach.</translation>
    </message>
    <message>
        <source>Exchange Web Services are blocked here.</source>
        <translation>Exchange-Webdienste sind hier gesperrt.</translation>
    </message>
    <message>
        <source>The organization blocks them for this account or program (EWSEnabled, allow list), or for this computer. Announced by Microsoft for Exchange Online: blocked from 2026-10-01 unless allowed, gone on 2027-04-01.</source>
        <translation>Die Organisation sperrt sie für dieses Konto oder Programm (EWSEnabled, Zulassungsliste) oder für diesen Computer. Von Microsoft für Exchange Online angekündigt: ab 2026-10-01 gesperrt, sofern nicht zugelassen, ab 2027-04-01 abgeschaltet.</translation>
    </message>
    <message>
        <source>Have an administrator allow them, and check Microsoft&apos;s current page.</source>
        <translation>Lassen Sie sie von einem Administrator freigeben und lesen Sie auf Microsofts aktueller Seite nach.</translation>
    </message>
    <message>
        <source>{host} has no Exchange Web Services at that path.</source>
        <translation>{host} hat unter diesem Pfad keine Exchange-Webdienste.</translation>
    </message>
    <message>
        <source>The server answers, but not to this URL: {location}</source>
        <translation>Der Server antwortet, aber nicht auf diese URL: {location}</translation>
    </message>
    <message>
        <source>Most often the path is /EWS/Exchange.asmx.</source>
        <translation>Meist lautet der Pfad /EWS/Exchange.asmx.</translation>
    </message>
    <message>
        <source>What answers at that URL is a page for people, not Exchange Web Services.</source>
        <translation>Unter dieser URL antwortet eine Seite für Menschen, nicht Exchange-Webdienste.</translation>
    </message>
    <message>
        <source>It may be Outlook on the web, or a page to sign in on. No password was sent to it.</source>
        <translation>Es kann Outlook im Web sein oder eine Anmeldeseite. Dorthin wurde kein Kennwort gesendet.</translation>
    </message>
    <message>
        <source>Write the URL of the service; most often its path is /EWS/Exchange.asmx.</source>
        <translation>Geben Sie die URL des Dienstes an; meist lautet ihr Pfad /EWS/Exchange.asmx.</translation>
    </message>
    <message>
        <source>{host} points to another address.</source>
        <translation>{host} verweist an eine andere Adresse.</translation>
    </message>
    <message>
        <source>It names {to}. User name and password are never taken to another address.</source>
        <translation>Genannt wird {to}. Benutzername und Kennwort werden nie an eine andere Adresse mitgenommen.</translation>
    </message>
    <message>
        <source>If you trust that address, and it is the service, write it as the URL.</source>
        <translation>Wenn Sie dieser Adresse vertrauen und sie der Dienst ist, tragen Sie sie als URL ein.</translation>
    </message>
    <message>
        <source>{host} is busy, or limits how often it may be asked.</source>
        <translation>{host} ist ausgelastet oder begrenzt, wie oft gefragt werden darf.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the profile as far as that tells.</source>
        <translation>Soweit sich daraus ersehen lässt, ist am Profil nichts falsch.</translation>
    </message>
    <message>
        <source>Wait some minutes and test again.</source>
        <translation>Warten Sie einige Minuten und testen Sie erneut.</translation>
    </message>
    <message>
        <source>A proxy answers in place of {host}.</source>
        <translation>Anstelle von {host} antwortet ein Proxy.</translation>
    </message>
    <message>
        <source>It wants somebody to sign in at the proxy; this program uses none.</source>
        <translation>Er verlangt eine Anmeldung am Proxy; dieses Programm benutzt keinen.</translation>
    </message>
    <message>
        <source>Have the proxy let this computer through to the server.</source>
        <translation>Lassen Sie diesen Computer am Proxy zum Server durch.</translation>
    </message>
    <message>
        <source>{host} has trouble of its own.</source>
        <translation>{host} hat selbst eine Störung.</translation>
    </message>
    <message>
        <source>The web server answered that it failed, or that what stands behind it did.</source>
        <translation>Der Webserver meldet, dass er oder das System dahinter versagt hat.</translation>
    </message>
    <message>
        <source>Wait and test again; if it stays so, the server&apos;s log has the reason.</source>
        <translation>Warten Sie und testen Sie erneut; bleibt es dabei, steht der Grund im Protokoll des Servers.</translation>
    </message>
    <message>
        <source>{host} answers by HTTP in a way that is not expected.</source>
        <translation>{host} antwortet über HTTP auf unerwartete Weise.</translation>
    </message>
    <message>
        <source>The status below is none that Exchange Web Services give.</source>
        <translation>Der Status unten ist keiner, den Exchange-Webdienste geben.</translation>
    </message>
    <message>
        <source>Check the URL, and ask the server&apos;s administrator.</source>
        <translation>Prüfen Sie die URL und fragen Sie den Administrator des Servers.</translation>
    </message>
    <message>
        <source>{user} has no right to that mailbox.</source>
        <translation>{user} hat kein Recht auf dieses Postfach.</translation>
    </message>
    <message>
        <source>Signing in worked; the mailbox itself is closed to this account.</source>
        <translation>Die Anmeldung gelang; das Postfach selbst ist diesem Konto verschlossen.</translation>
    </message>
    <message>
        <source>Grant {user} full access to the mailbox; it takes up to an hour to work.</source>
        <translation>Geben Sie {user} Vollzugriff auf das Postfach; bis das wirkt, kann es eine Stunde dauern.</translation>
    </message>
    <message>
        <source>There is no mailbox with that address.</source>
        <translation>Zu dieser Adresse gibt es kein Postfach.</translation>
    </message>
    <message>
        <source>Signing in worked; the address belongs to no mailbox, or is not its first one.</source>
        <translation>Die Anmeldung gelang; die Adresse gehört zu keinem Postfach oder ist nicht dessen erste.</translation>
    </message>
    <message>
        <source>Check the address of the mailbox, and write its primary one.</source>
        <translation>Prüfen Sie die Adresse des Postfachs und geben Sie seine primäre an.</translation>
    </message>
    <message>
        <source>{user} may not send for that mailbox.</source>
        <translation>{user} darf für dieses Postfach nicht senden.</translation>
    </message>
    <message>
        <source>Neither Send As nor Send on Behalf is granted, or it does not work yet.</source>
        <translation>Weder „Senden als“ noch „Senden im Auftrag von“ ist erteilt, oder es wirkt noch nicht.</translation>
    </message>
    <message>
        <source>Grant the one that the profile&apos;s Access Type names; it takes up to an hour to work.</source>
        <translation>Erteilen Sie das Recht, das der Zugriffstyp des Profils nennt; bis es wirkt, kann es eine Stunde dauern.</translation>
    </message>
    <message>
        <source>Exchange did not send the test message.</source>
        <translation>Exchange hat die Testnachricht nicht gesendet.</translation>
    </message>
    <message>
        <source>The recipient is not accepted, or a limit is reached.</source>
        <translation>Der Empfänger wird nicht angenommen, oder eine Grenze ist erreicht.</translation>
    </message>
    <message>
        <source>Check the recipient; look at the words below for the limit.</source>
        <translation>Prüfen Sie den Empfänger; die Grenze nennt der Wortlaut unten.</translation>
    </message>
    <message>
        <source>Exchange does not understand the request.</source>
        <translation>Exchange versteht die Anfrage nicht.</translation>
    </message>
    <message>
        <source>The server is older than the Email Server Type says, or the fault is this program&apos;s.</source>
        <translation>Der Server ist älter, als der E-Mail-Servertyp angibt, oder der Fehler liegt in diesem Programm.</translation>
    </message>
    <message>
        <source>Check Email Server Type; if it is right, report this with the transcript.</source>
        <translation>Prüfen Sie den E-Mail-Servertyp; stimmt er, melden Sie dies mit dem Mitschnitt.</translation>
    </message>
    <message>
        <source>Exchange refuses with words of its own.</source>
        <translation>Exchange lehnt mit eigenen Worten ab.</translation>
    </message>
    <message>
        <source>This program does not know them.</source>
        <translation>Dieses Programm kennt sie nicht.</translation>
    </message>
    <message>
        <source>Look at the words below, and ask the administrator of Exchange.</source>
        <translation>Lesen Sie den Wortlaut unten und fragen Sie den Exchange-Administrator.</translation>
    </message>
    <message>
        <source>The address of the server cannot be read.</source>
        <translation>Die Adresse des Servers ist nicht lesbar.</translation>
    </message>
    <message>
        <source>“{location}” is no address that this protocol can use.</source>
        <translation>„{location}“ ist keine Adresse, die dieses Protokoll verwenden kann.</translation>
    </message>
    <message>
        <source>Correct it as the message at the field says.</source>
        <translation>Berichtigen Sie sie so, wie die Meldung am Feld sagt.</translation>
    </message>
    <message>
        <source>There is no server by the name {host}.</source>
        <translation>Einen Server namens {host} gibt es nicht.</translation>
    </message>
    <message>
        <source>The name servers that this computer asks know no address for it.</source>
        <translation>Die Namensserver, die dieser Computer fragt, kennen dazu keine Adresse.</translation>
    </message>
    <message>
        <source>Check the spelling. If other computers know the name, check the name servers of this one.</source>
        <translation>Prüfen Sie die Schreibweise. Kennen andere Computer den Namen, prüfen Sie die Namensserver dieses Computers.</translation>
    </message>
    <message>
        <source>No name server answered about {host}.</source>
        <translation>Kein Namensserver hat wegen {host} geantwortet.</translation>
    </message>
    <message>
        <source>This computer has no network, or its name servers cannot be reached.</source>
        <translation>Dieser Computer hat kein Netz, oder seine Namensserver sind nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network of this computer, then test again.</source>
        <translation>Prüfen Sie das Netz dieses Computers und testen Sie dann erneut.</translation>
    </message>
    <message>
        <source>{host} refuses connections to port {port}.</source>
        <translation>{host} lehnt Verbindungen zu Port {port} ab.</translation>
    </message>
    <message>
        <source>The computer was reached, but no service listens there, or a firewall says so.</source>
        <translation>Der Computer wurde erreicht, aber dort lauscht kein Dienst, oder eine Firewall gibt dies vor.</translation>
    </message>
    <message>
        <source>Check the port: mail with a user name often goes to 587 or 465. Then see that the service runs and that firewalls let this computer through.</source>
        <translation>Prüfen Sie den Port: Mail mit Benutzernamen geht oft an 587 oder 465. Prüfen Sie dann, ob der Dienst läuft und Firewalls diesen Computer durchlassen.</translation>
    </message>
    <message>
        <source>Use port 587</source>
        <translation>Port 587 verwenden</translation>
    </message>
    <message>
        <source>There is no way to {host}.</source>
        <translation>Zu {host} führt kein Weg.</translation>
    </message>
    <message>
        <source>The network of this computer leads nowhere near the server&apos;s address.</source>
        <translation>Das Netz dieses Computers führt nicht in die Nähe der Adresse des Servers.</translation>
    </message>
    <message>
        <source>Check the network, a VPN that may be needed, and whether the server has an address of the kind (IPv4 or IPv6) that this network carries.</source>
        <translation>Prüfen Sie das Netz, ein eventuell nötiges VPN und ob der Server eine Adresse der Art (IPv4 oder IPv6) hat, die dieses Netz befördert.</translation>
    </message>
    <message>
        <source>{host} did not answer on port {port} within {seconds} s.</source>
        <translation>{host} hat an Port {port} nicht innerhalb von {seconds} s geantwortet.</translation>
    </message>
    <message>
        <source>The server is off, the address is wrong, or a firewall drops what comes from this computer.</source>
        <translation>Der Server ist aus, die Adresse ist falsch, oder eine Firewall verwirft, was von diesem Computer kommt.</translation>
    </message>
    <message>
        <source>Check address and port; ask whether port {port} is open for this computer.</source>
        <translation>Prüfen Sie Adresse und Port; fragen Sie, ob Port {port} für diesen Computer offen ist.</translation>
    </message>
    <message>
        <source>{host} took the connection, but said nothing within {seconds} s.</source>
        <translation>{host} hat die Verbindung angenommen, aber {seconds} s lang nichts gesagt.</translation>
    </message>
    <message>
        <source>Either the port expects TLS from the first byte and waits for it, or the server keeps strangers waiting on purpose.</source>
        <translation>Entweder erwartet der Port TLS ab dem ersten Byte und wartet darauf, oder der Server lässt Fremde absichtlich warten.</translation>
    </message>
    <message>
        <source>Try TLS from the start, or a longer time limit. Port 465 and 995 always speak TLS from the start.</source>
        <translation>Versuchen Sie TLS von Anfang an oder ein längeres Zeitlimit. Port 465 und 995 sprechen immer TLS von Anfang an.</translation>
    </message>
    <message>
        <source>Use TLS from the start</source>
        <translation>TLS von Anfang an verwenden</translation>
    </message>
    <message>
        <source>The Kerberos server did not answer within {seconds} s.</source>
        <translation>Der Kerberos-Server hat nicht innerhalb von {seconds} s geantwortet.</translation>
    </message>
    <message>
        <source>{host} was reached; the domain controller that issues tickets was not.</source>
        <translation>{host} wurde erreicht; der Domänencontroller, der Tickets ausstellt, nicht.</translation>
    </message>
    <message>
        <source>Check that this computer reaches its domain controllers, port 88.</source>
        <translation>Prüfen Sie, ob dieser Computer seine Domänencontroller an Port 88 erreicht.</translation>
    </message>
    <message>
        <source>{host} stopped answering: nothing complete came within {seconds} s.</source>
        <translation>{host} antwortet nicht mehr: innerhalb von {seconds} s kam nichts Vollständiges.</translation>
    </message>
    <message>
        <source>The server is overloaded, waits for something else, or a device between holds it up.</source>
        <translation>Der Server ist überlastet, wartet auf etwas anderes, oder ein Gerät dazwischen hält ihn auf.</translation>
    </message>
    <message>
        <source>Test again; if it stays so, raise the time limit or ask the server&apos;s administrator.</source>
        <translation>Testen Sie erneut; bleibt es dabei, erhöhen Sie das Zeitlimit oder fragen Sie den Administrator des Servers.</translation>
    </message>
    <message>
        <source>{host} closed the connection without a word.</source>
        <translation>{host} hat die Verbindung wortlos geschlossen.</translation>
    </message>
    <message>
        <source>It does not serve this computer&apos;s address, has too many connections, or expects TLS from the first byte.</source>
        <translation>Er bedient die Adresse dieses Computers nicht, hat zu viele Verbindungen oder erwartet TLS ab dem ersten Byte.</translation>
    </message>
    <message>
        <source>Ask whether this computer&apos;s address is allowed there; check port and connection security.</source>
        <translation>Fragen Sie, ob die Adresse dieses Computers dort zugelassen ist; prüfen Sie Port und Verbindungssicherheit.</translation>
    </message>
    <message>
        <source>{host} closed the connection while TLS was being set up.</source>
        <translation>{host} hat die Verbindung geschlossen, während TLS aufgebaut wurde.</translation>
    </message>
    <message>
        <source>The server has no usable certificate, accepts other versions of TLS only, or a firewall cut in.</source>
        <translation>Der Server hat kein brauchbares Zertifikat, nimmt nur andere TLS-Versionen an, oder eine Firewall griff ein.</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate and its TLS settings, and firewalls that inspect TLS.</source>
        <translation>Prüfen Sie das Zertifikat und die TLS-Einstellungen des Servers sowie Firewalls, die TLS prüfen.</translation>
    </message>
    <message>
        <source>{host} broke off the connection.</source>
        <translation>{host} hat die Verbindung abgebrochen.</translation>
    </message>
    <message>
        <source>The server, or a device on the way, ended the dialogue without saying why.</source>
        <translation>Der Server oder ein Gerät auf dem Weg hat den Dialog ohne Begründung beendet.</translation>
    </message>
    <message>
        <source>Test again; if it stays so, the server&apos;s log has the reason.</source>
        <translation>Testen Sie erneut; bleibt es dabei, steht der Grund im Protokoll des Servers.</translation>
    </message>
    <message>
        <source>What answers at {host}, port {port}, is another kind of service.</source>
        <translation>Was bei {host} an Port {port} antwortet, ist ein anderer Dienst.</translation>
    </message>
    <message>
        <source>Its first words are none of a mail server for this protocol.</source>
        <translation>Seine ersten Worte sind nicht die eines Mailservers für dieses Protokoll.</translation>
    </message>
    <message>
        <source>Check server and port.</source>
        <translation>Prüfen Sie Server und Port.</translation>
    </message>
    <message>
        <source>{host} sends without end.</source>
        <translation>{host} sendet ohne Ende.</translation>
    </message>
    <message>
        <source>The answer was longer than any mail server&apos;s; the test stopped reading.</source>
        <translation>Die Antwort war länger als die jedes Mailservers; der Test hat aufgehört zu lesen.</translation>
    </message>
    <message>
        <source>Check server and port: this is hardly the service you want.</source>
        <translation>Prüfen Sie Server und Port: Das ist kaum der gesuchte Dienst.</translation>
    </message>
    <message>
        <source>The answer of {host} cannot be understood.</source>
        <translation>Die Antwort von {host} ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It breaks the rules of the protocol; a device between may have changed it.</source>
        <translation>Sie verletzt die Regeln des Protokolls; ein Gerät dazwischen kann sie verändert haben.</translation>
    </message>
    <message>
        <source>Look at the transcript, and ask the server&apos;s administrator what answers there.</source>
        <translation>Sehen Sie in den Mitschnitt und fragen Sie den Administrator des Servers, was dort antwortet.</translation>
    </message>
    <message>
        <source>The test could not go on.</source>
        <translation>Der Test konnte nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Something happened that this program does not know.</source>
        <translation>Es ist etwas geschehen, das dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>Test again; if it stays so, report it with the transcript.</source>
        <translation>Testen Sie erneut; bleibt es dabei, melden Sie es mit dem Mitschnitt.</translation>
    </message>
    <message>
        <source>It does not say which; the account may be locked, or POP3 off for this mailbox.</source>
        <translation>Er sagt nicht, welches; das Konto kann gesperrt oder POP3 für dieses Postfach abgeschaltet sein.</translation>
    </message>
    <message>
        <source>The mailbox is in use by another program.</source>
        <translation>Das Postfach wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>POP3 lets one program in at a time.</source>
        <translation>POP3 lässt jeweils nur ein Programm hinein.</translation>
    </message>
    <message>
        <source>Close the other program, or wait until it is done, then test again.</source>
        <translation>Schließen Sie das andere Programm oder warten Sie, bis es fertig ist, und testen Sie dann erneut.</translation>
    </message>
    <message>
        <source>{host} lets nobody into the mailbox at the moment.</source>
        <translation>{host} lässt derzeit niemanden in das Postfach.</translation>
    </message>
    <message>
        <source>It was opened a moment ago, or the server has trouble of its own.</source>
        <translation>Es wurde eben erst geöffnet, oder der Server hat selbst eine Störung.</translation>
    </message>
    <message>
        <source>{host} does not open this mailbox by POP3.</source>
        <translation>{host} öffnet dieses Postfach nicht über POP3.</translation>
    </message>
    <message>
        <source>It does not blame the password: POP3 may be off for {user}, or the server out of order.</source>
        <translation>Am Kennwort liegt es nach seinen Worten nicht: Vielleicht ist POP3 für {user} abgeschaltet oder der Server gestört.</translation>
    </message>
    <message>
        <source>Look at the words below; have POP3 switched on for the mailbox.</source>
        <translation>Beachten Sie die Worte unten; lassen Sie POP3 für das Postfach einschalten.</translation>
    </message>
    <message>
        <source>{host} lets nobody sign in by user name and password as they are.</source>
        <translation>{host} lässt niemanden mit Benutzername und Kennwort im Klartext anmelden.</translation>
    </message>
    <message>
        <source>It does not offer USER, which takes them so. The password was not sent.</source>
        <translation>Er bietet USER nicht an, womit das ginge. Das Kennwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Have the server allow USER and PASS over an encrypted connection.</source>
        <translation>Lassen Sie USER und PASS über eine verschlüsselte Verbindung am Server zulassen.</translation>
    </message>
    <message>
        <source>{host} takes no password before the connection is encrypted.</source>
        <translation>{host} nimmt kein Kennwort an, bevor die Verbindung verschlüsselt ist.</translation>
    </message>
    <message>
        <source>It wants TLS first.</source>
        <translation>Er verlangt zuerst TLS.</translation>
    </message>
    <message>
        <source>Require STARTTLS.</source>
        <translation>Verlangen Sie STARTTLS.</translation>
    </message>
    <message>
        <source>Switch to STARTTLS</source>
        <translation>Zu STARTTLS wechseln</translation>
    </message>
    <message>
        <source>{host} does not begin the dialogue.</source>
        <translation>{host} beginnt den Dialog nicht.</translation>
    </message>
    <message>
        <source>Its first answer is a refusal: it is busy, or does not serve this computer.</source>
        <translation>Die erste Antwort ist eine Ablehnung: Er ist ausgelastet oder bedient diesen Computer nicht.</translation>
    </message>
    <message>
        <source>Look at the words below; wait and test again, or have this computer allowed.</source>
        <translation>Lesen Sie den Wortlaut unten; warten Sie und testen Sie erneut, oder lassen Sie diesen Computer zu.</translation>
    </message>
    <message>
        <source>Signed in, but the mailbox cannot be read.</source>
        <translation>Angemeldet, aber das Postfach ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The server has trouble with it.</source>
        <translation>Der Server hat damit eine Störung.</translation>
    </message>
    <message>
        <source>Look at the words below, and ask the server&apos;s administrator.</source>
        <translation>Lesen Sie den Wortlaut unten und fragen Sie den Administrator des Servers.</translation>
    </message>
    <message>
        <source>The Local System Account has no password that could be sent.</source>
        <translation>Das lokale Systemkonto hat kein Kennwort, das gesendet werden könnte.</translation>
    </message>
    <message>
        <source>Clear Text sends a user name and a password; this profile has neither.</source>
        <translation>Klartext sendet Benutzernamen und Kennwort; dieses Profil hat keines von beiden.</translation>
    </message>
    <message>
        <source>Choose Other Specified and name a user, or choose Windows Authentication.</source>
        <translation>Wählen Sie „Andere angeben“ und nennen Sie einen Benutzer, oder wählen Sie Windows-Authentifizierung.</translation>
    </message>
    <message>
        <source>Use Other Specified</source>
        <translation>„Andere angeben“ verwenden</translation>
    </message>
    <message>
        <source>There is no password to sign in with.</source>
        <translation>Zur Anmeldung fehlt das Kennwort.</translation>
    </message>
    <message>
        <source>None is typed, and the keyring of this workstation holds none for this profile.</source>
        <translation>Es ist keines eingegeben, und der Schlüsselbund dieses Arbeitsplatzes hat keines für dieses Profil.</translation>
    </message>
    <message>
        <source>Type the password, then test again.</source>
        <translation>Geben Sie das Kennwort ein und testen Sie erneut.</translation>
    </message>
    <message>
        <source>There is no user name to sign in with.</source>
        <translation>Zur Anmeldung fehlt der Benutzername.</translation>
    </message>
    <message>
        <source>Other Specified needs one.</source>
        <translation>„Andere angeben“ braucht einen.</translation>
    </message>
    <message>
        <source>Type the user name, then test again.</source>
        <translation>Geben Sie den Benutzernamen ein und testen Sie erneut.</translation>
    </message>
    <message>
        <source>The test needs the address of a mailbox.</source>
        <translation>Der Test braucht die Adresse eines Postfachs.</translation>
    </message>
    <message>
        <source>This profile serves mailboxes that it does not name; one is needed to try it on.</source>
        <translation>Dieses Profil bedient Postfächer, die es nicht nennt; zum Ausprobieren ist eines nötig.</translation>
    </message>
    <message>
        <source>Give the address of a mailbox that the router shall serve, then test again.</source>
        <translation>Geben Sie die Adresse eines Postfachs an, das der Router bedienen soll, und testen Sie erneut.</translation>
    </message>
    <message>
        <source>The current account cannot sign in by NTLM on this system.</source>
        <translation>Das aktuelle Konto kann sich auf diesem System nicht mit NTLM anmelden.</translation>
    </message>
    <message>
        <source>Only Windows hands out its own credentials for NTLM.</source>
        <translation>Nur Windows gibt für NTLM seine eigenen Zugangsdaten heraus.</translation>
    </message>
    <message>
        <source>Test on a Windows computer of the domain, or choose Other Specified.</source>
        <translation>Testen Sie auf einem Windows-Computer der Domäne, oder wählen Sie „Andere angeben“.</translation>
    </message>
    <message>
        <source>{host} does not let anybody sign in on port {port}.</source>
        <translation>{host} lässt an Port {port} keine Anmeldung zu.</translation>
    </message>
    <message>
        <source>It offers no AUTH, as ports meant for other mail servers do.</source>
        <translation>Er bietet kein AUTH an, wie Ports, die für andere Mailserver gedacht sind.</translation>
    </message>
    <message>
        <source>Use the port for sending mail, 587 as a rule, or choose Anonymous.</source>
        <translation>Verwenden Sie den Port zum Senden, in der Regel 587, oder wählen Sie Anonym.</translation>
    </message>
    <message>
        <source>{host} lets nobody sign in before the connection is encrypted.</source>
        <translation>{host} lässt keine Anmeldung zu, bevor die Verbindung verschlüsselt ist.</translation>
    </message>
    <message>
        <source>It offers STARTTLS, and AUTH most likely only after that.</source>
        <translation>Er bietet STARTTLS an, und AUTH wahrscheinlich erst danach.</translation>
    </message>
    <message>
        <source>{host} does not accept Clear Text.</source>
        <translation>{host} nimmt Klartext nicht an.</translation>
    </message>
    <message>
        <source>It offers {offered}, but not {wanted}. The password was not sent.</source>
        <translation>Er bietet {offered} an, aber nicht {wanted}. Das Kennwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Choose Windows Authentication if NTLM, GSSAPI or Negotiate is among them. Exchange Online has offered no Basic for Exchange Web Services since the end of 2022.</source>
        <translation>Wählen Sie Windows-Authentifizierung, wenn NTLM, GSSAPI oder Negotiate darunter ist. Exchange Online bietet Basic für Exchange-Webdienste seit Ende 2022 nicht mehr an.</translation>
    </message>
    <message>
        <source>{host} does not accept Windows Authentication.</source>
        <translation>{host} nimmt Windows-Authentifizierung nicht an.</translation>
    </message>
    <message>
        <source>It offers {offered}, but not {wanted}.</source>
        <translation>Er bietet {offered} an, aber nicht {wanted}.</translation>
    </message>
    <message>
        <source>Choose Clear Text if PLAIN, LOGIN or Basic is among them, and encrypt the connection.</source>
        <translation>Wählen Sie Klartext, wenn PLAIN, LOGIN oder Basic darunter ist, und verschlüsseln Sie die Verbindung.</translation>
    </message>
    <message>
        <source>Use Clear Text</source>
        <translation>Klartext verwenden</translation>
    </message>
    <message>
        <source>{host} insists on a security layer of Kerberos inside the connection.</source>
        <translation>{host} besteht auf einer Sicherheitsschicht von Kerberos innerhalb der Verbindung.</translation>
    </message>
    <message>
        <source>Mail programs use TLS instead and do not offer such a layer.</source>
        <translation>Mailprogramme verwenden stattdessen TLS und bieten keine solche Schicht an.</translation>
    </message>
    <message>
        <source>Have the server accept GSSAPI without a layer.</source>
        <translation>Lassen Sie den Server GSSAPI ohne Schicht annehmen.</translation>
    </message>
    <message>
        <source>The organization has switched off signing in with a password.</source>
        <translation>Die Organisation hat die Anmeldung mit Kennwort abgeschaltet.</translation>
    </message>
    <message>
        <source>A policy of the tenant blocks it for this account; another password will not help.</source>
        <translation>Eine Richtlinie des Mandanten sperrt sie für dieses Konto; ein anderes Kennwort hilft nicht.</translation>
    </message>
    <message>
        <source>Have the authentication policy of the tenant allow SMTP AUTH for this account, or use a relay.</source>
        <translation>Lassen Sie SMTP AUTH für dieses Konto durch die Authentifizierungsrichtlinie des Mandanten zu, oder verwenden Sie ein Relay.</translation>
    </message>
    <message>
        <source>Sending by SMTP with a password is off for this tenant or mailbox.</source>
        <translation>Das Senden über SMTP mit Kennwort ist für diesen Mandanten oder dieses Postfach abgeschaltet.</translation>
    </message>
    <message>
        <source>Exchange Online has a switch for the tenant and one for each mailbox.</source>
        <translation>Exchange Online hat dafür einen Schalter für den Mandanten und je einen für jedes Postfach.</translation>
    </message>
    <message>
        <source>Have an administrator run “Set-CASMailbox {user} -SmtpClientAuthenticationDisabled $false”.</source>
        <translation>Lassen Sie einen Administrator „Set-CASMailbox {user} -SmtpClientAuthenticationDisabled $false“ ausführen.</translation>
    </message>
    <message>
        <source>A security policy of the organization stops this sign-in.</source>
        <translation>Eine Sicherheitsrichtlinie der Organisation verhindert diese Anmeldung.</translation>
    </message>
    <message>
        <source>Security defaults, Conditional Access or a lock decide before the password does.</source>
        <translation>Sicherheitsstandards, bedingter Zugriff oder eine Sperre entscheiden vor dem Kennwort.</translation>
    </message>
    <message>
        <source>Have an administrator look at the sign-in log of {user} and except this account.</source>
        <translation>Lassen Sie einen Administrator das Anmeldeprotokoll von {user} ansehen und dieses Konto ausnehmen.</translation>
    </message>
    <message>
        <source>The service no longer accepts passwords by SMTP.</source>
        <translation>Der Dienst nimmt über SMTP keine Kennwörter mehr an.</translation>
    </message>
    <message>
        <source>Announced by Microsoft: off by default from the end of December 2026; tenants may switch it on again.</source>
        <translation>Von Microsoft angekündigt: ab Ende Dezember 2026 standardmäßig abgeschaltet; Mandanten können es wieder einschalten.</translation>
    </message>
    <message>
        <source>Check Microsoft&apos;s current page; otherwise send through a relay of your own.</source>
        <translation>Lesen Sie auf Microsofts aktueller Seite nach; andernfalls senden Sie über ein eigenes Relay.</translation>
    </message>
    <message>
        <source>{host} wants a password made for this program.</source>
        <translation>{host} verlangt ein Kennwort eigens für dieses Programm.</translation>
    </message>
    <message>
        <source>The account uses a second factor; its usual password is not accepted here.</source>
        <translation>Das Konto verwendet einen zweiten Faktor; sein übliches Kennwort wird hier nicht angenommen.</translation>
    </message>
    <message>
        <source>Make an app password in the account&apos;s settings and type it here.</source>
        <translation>Erzeugen Sie in den Einstellungen des Kontos ein App-Kennwort und geben Sie es hier ein.</translation>
    </message>
    <message>
        <source>{host} offers a way to sign in that it does not carry out.</source>
        <translation>{host} bietet ein Anmeldeverfahren an, das er nicht ausführt.</translation>
    </message>
    <message>
        <source>It finds the mechanism unknown or too weak.</source>
        <translation>Er hält das Verfahren für unbekannt oder zu schwach.</translation>
    </message>
    <message>
        <source>Choose another Authentication Type, and encrypt the connection.</source>
        <translation>Wählen Sie einen anderen Authentifizierungstyp und verschlüsseln Sie die Verbindung.</translation>
    </message>
    <message>
        <source>{host} closes the connection in the midst of signing in.</source>
        <translation>{host} schließt die Verbindung mitten in der Anmeldung.</translation>
    </message>
    <message>
        <source>NTLM takes two requests on one connection. The password was not judged.</source>
        <translation>NTLM braucht zwei Anfragen auf einer Verbindung. Das Kennwort wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Have a proxy or load balancer before the server keep connections, or choose Clear Text.</source>
        <translation>Lassen Sie einen Proxy oder Lastverteiler vor dem Server Verbindungen offen halten, oder wählen Sie Klartext.</translation>
    </message>
    <message>
        <source>{host} cannot check passwords at the moment.</source>
        <translation>{host} kann derzeit keine Kennwörter prüfen.</translation>
    </message>
    <message>
        <source>Its directory of users does not answer, or too many signed in at once.</source>
        <translation>Sein Benutzerverzeichnis antwortet nicht, oder zu viele melden sich gleichzeitig an.</translation>
    </message>
    <message>
        <source>Wait a little and test again; user name and password may well be right.</source>
        <translation>Warten Sie etwas und testen Sie erneut; Benutzername und Kennwort können durchaus stimmen.</translation>
    </message>
    <message>
        <source>{host} demands an encrypted connection first.</source>
        <translation>{host} verlangt zuerst eine verschlüsselte Verbindung.</translation>
    </message>
    <message>
        <source>It takes neither mail nor passwords before STARTTLS.</source>
        <translation>Er nimmt vor STARTTLS weder Mail noch Kennwörter an.</translation>
    </message>
    <message>
        <source>Signing in at {host} failed.</source>
        <translation>Die Anmeldung bei {host} ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The server&apos;s words say why; this program does not know them.</source>
        <translation>Der Wortlaut des Servers sagt, warum; dieses Programm kennt ihn nicht.</translation>
    </message>
    <message>
        <source>{host} is busy and asks to come back later.</source>
        <translation>{host} ist ausgelastet und bittet, später wiederzukommen.</translation>
    </message>
    <message>
        <source>It has too many connections, or is being maintained.</source>
        <translation>Er hat zu viele Verbindungen oder wird gerade gewartet.</translation>
    </message>
    <message>
        <source>Wait a little and test again.</source>
        <translation>Warten Sie etwas und testen Sie erneut.</translation>
    </message>
    <message>
        <source>{host} does not talk to this computer.</source>
        <translation>{host} spricht nicht mit diesem Computer.</translation>
    </message>
    <message>
        <source>It refuses this computer&apos;s address by policy, before any user name is asked.</source>
        <translation>Er lehnt die Adresse dieses Computers nach einer Richtlinie ab, noch vor jedem Benutzernamen.</translation>
    </message>
    <message>
        <source>Have the address allowed: in Exchange, in the receive connector.</source>
        <translation>Lassen Sie die Adresse zu: bei Exchange im Empfangsconnector.</translation>
    </message>
    <message>
        <source>Its first answer is a refusal.</source>
        <translation>Seine erste Antwort ist eine Ablehnung.</translation>
    </message>
    <message>
        <source>Look at the words below; check server and port.</source>
        <translation>Lesen Sie den Wortlaut unten; prüfen Sie Server und Port.</translation>
    </message>
    <message>
        <source>Exchange does not let anybody send who has not signed in.</source>
        <translation>Exchange lässt niemanden senden, der sich nicht angemeldet hat.</translation>
    </message>
    <message>
        <source>The profile is Anonymous, or the receive connector does not allow anonymous users.</source>
        <translation>Das Profil ist anonym, oder der Empfangsconnector lässt anonyme Benutzer nicht zu.</translation>
    </message>
    <message>
        <source>Choose Clear Text with a user, port 587 and STARTTLS; or have the connector opened.</source>
        <translation>Wählen Sie Klartext mit einem Benutzer, Port 587 und STARTTLS, oder lassen Sie den Connector öffnen.</translation>
    </message>
    <message>
        <source>{host} wants a user name and password first.</source>
        <translation>{host} verlangt zuerst Benutzernamen und Kennwort.</translation>
    </message>
    <message>
        <source>It takes no mail from strangers.</source>
        <translation>Von Fremden nimmt er keine Mail an.</translation>
    </message>
    <message>
        <source>Choose Windows Authentication or Clear Text instead of Anonymous.</source>
        <translation>Wählen Sie statt Anonym Windows-Authentifizierung oder Klartext.</translation>
    </message>
    <message>
        <source>{host} does not pass mail on to that recipient.</source>
        <translation>{host} leitet Mail an diesen Empfänger nicht weiter.</translation>
    </message>
    <message>
        <source>For senders it does not know, it delivers to its own addresses only.</source>
        <translation>Für Absender, die er nicht kennt, stellt er nur an eigene Adressen zu.</translation>
    </message>
    <message>
        <source>Sign in, or have this computer&apos;s address allowed to relay.</source>
        <translation>Melden Sie sich an, oder lassen Sie die Adresse dieses Computers zum Weiterleiten zu.</translation>
    </message>
    <message>
        <source>{user} may not send with that sender&apos;s address.</source>
        <translation>{user} darf mit dieser Absenderadresse nicht senden.</translation>
    </message>
    <message>
        <source>The server lets each user send by their own addresses only.</source>
        <translation>Der Server lässt jeden Benutzer nur mit eigenen Adressen senden.</translation>
    </message>
    <message>
        <source>Send as an address of {user}, or have the right to the other one granted.</source>
        <translation>Senden Sie mit einer Adresse von {user}, oder lassen Sie das Recht auf die andere erteilen.</translation>
    </message>
    <message>
        <source>{host} does not accept the sender.</source>
        <translation>{host} nimmt den Absender nicht an.</translation>
    </message>
    <message>
        <source>Its address or domain is refused.</source>
        <translation>Seine Adresse oder Domäne wird abgelehnt.</translation>
    </message>
    <message>
        <source>Try a mailbox of a domain that this server serves.</source>
        <translation>Versuchen Sie ein Postfach einer Domäne, die dieser Server bedient.</translation>
    </message>
    <message>
        <source>{host} does not accept the recipient.</source>
        <translation>{host} nimmt den Empfänger nicht an.</translation>
    </message>
    <message>
        <source>There is no such mailbox, or it takes no mail.</source>
        <translation>Ein solches Postfach gibt es nicht, oder es nimmt keine Mail an.</translation>
    </message>
    <message>
        <source>Check the address of the test message&apos;s recipient.</source>
        <translation>Prüfen Sie die Adresse des Empfängers der Testnachricht.</translation>
    </message>
    <message>
        <source>{host} refuses mail to that recipient.</source>
        <translation>{host} lehnt Mail an diesen Empfänger ab.</translation>
    </message>
    <message>
        <source>A rule of the server stands against it.</source>
        <translation>Eine Regel des Servers steht dem entgegen.</translation>
    </message>
    <message>
        <source>Look at the words below, and try another recipient.</source>
        <translation>Lesen Sie den Wortlaut unten und versuchen Sie einen anderen Empfänger.</translation>
    </message>
    <message>
        <source>{host} does not take the message now, but may later.</source>
        <translation>{host} nimmt die Nachricht jetzt nicht an, vielleicht aber später.</translation>
    </message>
    <message>
        <source>It is busy, keeps strangers waiting once, or a limit of messages is reached.</source>
        <translation>Er ist ausgelastet, lässt Fremde einmal warten, oder eine Grenze für Nachrichten ist erreicht.</translation>
    </message>
    <message>
        <source>The test message is too big for {host}, or a mailbox is full.</source>
        <translation>Die Testnachricht ist für {host} zu groß, oder ein Postfach ist voll.</translation>
    </message>
    <message>
        <source>It has less than a kilobyte: the server&apos;s limit is very low, or space is used up.</source>
        <translation>Sie hat weniger als ein Kilobyte: Die Grenze des Servers ist sehr niedrig, oder der Platz ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Have the limit of the server or the quota of the mailbox raised.</source>
        <translation>Lassen Sie die Grenze des Servers oder das Kontingent des Postfachs erhöhen.</translation>
    </message>
    <message>
        <source>{user} may not send as that mailbox.</source>
        <translation>{user} darf nicht als dieses Postfach senden.</translation>
    </message>
    <message>
        <source>Exchange took the message, saw its sender and refused it.</source>
        <translation>Exchange nahm die Nachricht an, sah ihren Absender und lehnte sie ab.</translation>
    </message>
    <message>
        <source>Grant {user} Send As on the mailbox; it takes up to an hour to work.</source>
        <translation>Geben Sie {user} auf dem Postfach „Senden als“; bis das wirkt, kann es eine Stunde dauern.</translation>
    </message>
    <message>
        <source>{host} refuses the message itself.</source>
        <translation>{host} lehnt die Nachricht selbst ab.</translation>
    </message>
    <message>
        <source>A filter or a rule found something against it.</source>
        <translation>Ein Filter oder eine Regel hat daran etwas beanstandet.</translation>
    </message>
    <message>
        <source>Look at the words below; the server&apos;s log names the rule.</source>
        <translation>Lesen Sie den Wortlaut unten; das Protokoll des Servers nennt die Regel.</translation>
    </message>
    <message>
        <source>{host} does not take the message.</source>
        <translation>{host} nimmt die Nachricht nicht an.</translation>
    </message>
    <message>
        <source>{host} does not take addresses with letters beyond ASCII.</source>
        <translation>{host} nimmt keine Adressen mit Zeichen außerhalb von ASCII an.</translation>
    </message>
    <message>
        <source>It does not offer SMTPUTF8, which they need before the “@”.</source>
        <translation>Er bietet SMTPUTF8 nicht an, das sie vor dem „@“ brauchen.</translation>
    </message>
    <message>
        <source>Use an address in ASCII, or a server that offers it.</source>
        <translation>Verwenden Sie eine Adresse in ASCII oder einen Server, der es anbietet.</translation>
    </message>
    <message>
        <source>Kerberos was not tried: it is not installed with this program.</source>
        <translation>Kerberos wurde nicht versucht: Es ist mit diesem Programm nicht installiert.</translation>
    </message>
    <message>
        <source>{host} offers nothing else that Windows Authentication could use here.</source>
        <translation>{host} bietet nichts anderes an, was Windows-Authentifizierung hier verwenden könnte.</translation>
    </message>
    <message>
        <source>Install “emailrouter-gui[kerberos]”, or test on a Windows computer.</source>
        <translation>Installieren Sie „emailrouter-gui[kerberos]“, oder testen Sie auf einem Windows-Computer.</translation>
    </message>
    <message>
        <source>The domain refuses the password of {user}.</source>
        <translation>Die Domäne lehnt das Kennwort von {user} ab.</translation>
    </message>
    <message>
        <source>It knows the account; the password is another one.</source>
        <translation>Sie kennt das Konto; das Kennwort ist ein anderes.</translation>
    </message>
    <message>
        <source>Type the password again. It was tried once only.</source>
        <translation>Geben Sie das Kennwort erneut ein. Es wurde nur einmal versucht.</translation>
    </message>
    <message>
        <source>The domain does not know {user}.</source>
        <translation>Die Domäne kennt {user} nicht.</translation>
    </message>
    <message>
        <source>Its domain controller has no account of that name.</source>
        <translation>Ihr Domänencontroller hat kein Konto dieses Namens.</translation>
    </message>
    <message>
        <source>Check the user name and the domain in it.</source>
        <translation>Prüfen Sie den Benutzernamen und die Domäne darin.</translation>
    </message>
    <message>
        <source>The account {user} is locked or disabled.</source>
        <translation>Das Konto {user} ist gesperrt oder deaktiviert.</translation>
    </message>
    <message>
        <source>The domain controller lets it sign in nowhere.</source>
        <translation>Der Domänencontroller lässt es nirgends anmelden.</translation>
    </message>
    <message>
        <source>Have the account unlocked in the domain.</source>
        <translation>Lassen Sie das Konto in der Domäne entsperren.</translation>
    </message>
    <message>
        <source>The password of {user} has expired.</source>
        <translation>Das Kennwort von {user} ist abgelaufen.</translation>
    </message>
    <message>
        <source>The domain wants it changed before anybody signs in with it.</source>
        <translation>Die Domäne verlangt, dass es geändert wird, bevor sich jemand damit anmeldet.</translation>
    </message>
    <message>
        <source>Change the password in the domain, then type the new one here.</source>
        <translation>Ändern Sie das Kennwort in der Domäne und geben Sie hier das neue ein.</translation>
    </message>
    <message>
        <source>No domain controller was found for {user}.</source>
        <translation>Für {user} wurde kein Domänencontroller gefunden.</translation>
    </message>
    <message>
        <source>The domain in the user name is not known on this computer, or cannot be reached.</source>
        <translation>Die Domäne im Benutzernamen ist auf diesem Computer nicht bekannt oder nicht erreichbar.</translation>
    </message>
    <message>
        <source>Write the user name as name@full.domain of the Windows domain; check DNS and krb5.conf.</source>
        <translation>Schreiben Sie den Benutzernamen als name@volle.domäne der Windows-Domäne; prüfen Sie DNS und krb5.conf.</translation>
    </message>
    <message>
        <source>The domain knows no service at {host}.</source>
        <translation>Die Domäne kennt bei {host} keinen Dienst.</translation>
    </message>
    <message>
        <source>The service principal name is missing, or an alias or IP address was typed.</source>
        <translation>Der Dienstprinzipalname fehlt, oder es wurde ein Alias oder eine IP-Adresse angegeben.</translation>
    </message>
    <message>
        <source>Write the server&apos;s real full name, or have the name registered by “setspn”.</source>
        <translation>Geben Sie den wirklichen vollen Namen des Servers an, oder lassen Sie den Namen mit „setspn“ eintragen.</translation>
    </message>
    <message>
        <source>The clocks of this computer and the domain differ too much.</source>
        <translation>Die Uhren dieses Computers und der Domäne gehen zu weit auseinander.</translation>
    </message>
    <message>
        <source>Kerberos allows five minutes.</source>
        <translation>Kerberos erlaubt fünf Minuten.</translation>
    </message>
    <message>
        <source>Set the clock of this computer by the domain&apos;s time server.</source>
        <translation>Stellen Sie die Uhr dieses Computers nach dem Zeitserver der Domäne.</translation>
    </message>
    <message>
        <source>The current account has no Kerberos ticket.</source>
        <translation>Das aktuelle Konto hat kein Kerberos-Ticket.</translation>
    </message>
    <message>
        <source>The test runs as you; the router will run as its computer, which may well have one.</source>
        <translation>Der Test läuft unter Ihrem Konto; der Router wird unter dem seines Computers laufen, das durchaus eines haben kann.</translation>
    </message>
    <message>
        <source>Get one by “kinit”, test on a computer of the domain, or choose Other Specified.</source>
        <translation>Holen Sie eines mit „kinit“, testen Sie auf einem Computer der Domäne, oder wählen Sie „Andere angeben“.</translation>
    </message>
    <message>
        <source>The Kerberos ticket of the current account has expired.</source>
        <translation>Das Kerberos-Ticket des aktuellen Kontos ist abgelaufen.</translation>
    </message>
    <message>
        <source>It was issued for a while only.</source>
        <translation>Es wurde nur für eine Weile ausgestellt.</translation>
    </message>
    <message>
        <source>Get a new one by “kinit”, or log in again.</source>
        <translation>Holen Sie ein neues mit „kinit“, oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>{host} does not accept the Kerberos ticket.</source>
        <translation>{host} nimmt das Kerberos-Ticket nicht an.</translation>
    </message>
    <message>
        <source>The domain issued one, so user name and password are right. The server cannot read it, or has no use for this account.</source>
        <translation>Die Domäne hat eines ausgestellt, Benutzername und Kennwort stimmen also. Der Server kann es nicht lesen oder lässt dieses Konto nicht zu.</translation>
    </message>
    <message>
        <source>Have the server&apos;s service principal name and its keys (keytab) checked, and what the account may do.</source>
        <translation>Lassen Sie den Dienstprinzipalnamen des Servers, seine Schlüssel (Keytab) und die Rechte des Kontos prüfen.</translation>
    </message>
    <message>
        <source>Windows Authentication failed on the way.</source>
        <translation>Die Windows-Authentifizierung ist unterwegs gescheitert.</translation>
    </message>
    <message>
        <source>Kerberos or NTLM stopped for a reason that this program does not know.</source>
        <translation>Kerberos oder NTLM brach aus einem Grund ab, den dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>Look at the words below, and ask the administrator of the domain.</source>
        <translation>Lesen Sie den Wortlaut unten und fragen Sie den Administrator der Domäne.</translation>
    </message>
    <message>
        <source>Port {port} of {host} does not speak TLS from the start.</source>
        <translation>Port {port} von {host} spricht nicht von Anfang an TLS.</translation>
    </message>
    <message>
        <source>The server began in plain text; it may offer encryption by STARTTLS.</source>
        <translation>Der Server begann im Klartext; vielleicht bietet er Verschlüsselung mit STARTTLS an.</translation>
    </message>
    <message>
        <source>Require STARTTLS instead, with “smtp://” or “pop3://” in the address, or use the TLS port.</source>
        <translation>Verlangen Sie stattdessen STARTTLS, mit „smtp://“ oder „pop3://“ in der Adresse, oder verwenden Sie den TLS-Port.</translation>
    </message>
    <message>
        <source>{host} agrees to encrypt, and goes on in plain text.</source>
        <translation>{host} willigt in die Verschlüsselung ein und spricht dann im Klartext weiter.</translation>
    </message>
    <message>
        <source>The server, or a device between, does not begin the TLS it announced; somebody may be putting in words of their own.</source>
        <translation>Der Server oder ein Gerät dazwischen beginnt das angekündigte TLS nicht; vielleicht schiebt jemand eigene Worte ein.</translation>
    </message>
    <message>
        <source>Look at firewalls that inspect mail, and at the server&apos;s log. No password was sent.</source>
        <translation>Prüfen Sie Firewalls, die E-Mail untersuchen, und das Protokoll des Servers. Es wurde kein Kennwort gesendet.</translation>
    </message>
    <message>
        <source>Port {port} of {host} does not speak HTTPS.</source>
        <translation>Port {port} von {host} spricht kein HTTPS.</translation>
    </message>
    <message>
        <source>What answers there begins in plain text: plain HTTP, a proxy, or another service.</source>
        <translation>Was dort antwortet, beginnt im Klartext: unverschlüsseltes HTTP, ein Proxy oder ein anderer Dienst.</translation>
    </message>
    <message>
        <source>Check the port in the URL; without one it is 443. No password was sent.</source>
        <translation>Prüfen Sie den Port in der URL; ohne Angabe ist es 443. Es wurde kein Kennwort gesendet.</translation>
    </message>
    <message>
        <source>{host} speaks only versions of TLS that are no longer safe.</source>
        <translation>{host} spricht nur TLS-Versionen, die nicht mehr sicher sind.</translation>
    </message>
    <message>
        <source>TLS 1.2 is the least that is accepted; old servers end at TLS 1.0.</source>
        <translation>Angenommen wird mindestens TLS 1.2; alte Server enden bei TLS 1.0.</translation>
    </message>
    <message>
        <source>Have TLS 1.2 or newer switched on at the server.</source>
        <translation>Lassen Sie am Server TLS 1.2 oder neuer einschalten.</translation>
    </message>
    <message>
        <source>{host} demands a certificate of this computer.</source>
        <translation>{host} verlangt ein Zertifikat dieses Computers.</translation>
    </message>
    <message>
        <source>This program has none to show; it signs in by password or ticket.</source>
        <translation>Dieses Programm hat keines vorzuweisen; es meldet sich mit Kennwort oder Ticket an.</translation>
    </message>
    <message>
        <source>Have the server do without, or use a port where it does.</source>
        <translation>Lassen Sie den Server darauf verzichten, oder verwenden Sie einen Port, an dem er es tut.</translation>
    </message>
    <message>
        <source>TLS with {host} could not be set up.</source>
        <translation>TLS mit {host} kam nicht zustande.</translation>
    </message>
    <message>
        <source>Server and program agree on no cipher, or the server demands what it was not given.</source>
        <translation>Server und Programm einigen sich auf kein Verfahren, oder der Server verlangt, was er nicht bekam.</translation>
    </message>
    <message>
        <source>Look at the words below and at the TLS settings of the server.</source>
        <translation>Lesen Sie den Wortlaut unten und prüfen Sie die TLS-Einstellungen des Servers.</translation>
    </message>
    <message>
        <source>The certificate of {host} expired on {until}.</source>
        <translation>Das Zertifikat von {host} ist am {until} abgelaufen.</translation>
    </message>
    <message>
        <source>It stands for {names} and was issued by {issuer}.</source>
        <translation>Es gilt für {names} und wurde von {issuer} ausgestellt.</translation>
    </message>
    <message>
        <source>Have it renewed at the server. If that date is still to come, set this computer&apos;s clock.</source>
        <translation>Lassen Sie es am Server erneuern. Liegt dieser Tag noch in der Zukunft, stellen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid before {since}.</source>
        <translation>Das Zertifikat von {host} gilt nicht vor {since}.</translation>
    </message>
    <message>
        <source>Check the clock of this computer; if it is right, wait or have the certificate replaced.</source>
        <translation>Prüfen Sie die Uhr dieses Computers; geht sie richtig, warten Sie oder lassen Sie das Zertifikat ersetzen.</translation>
    </message>
    <message>
        <source>A certificate behind that of {host} is out of date.</source>
        <translation>Ein Zertifikat hinter dem von {host} ist nicht gültig.</translation>
    </message>
    <message>
        <source>The server&apos;s own, for {names}, is valid; that of its issuer {issuer}, or of one further up, has expired or is not valid yet.</source>
        <translation>Das des Servers selbst, für {names}, ist gültig; das seines Ausstellers {issuer} oder eines weiter oben ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>Have the server send its issuer&apos;s present certificate; look for an old one among Trusted certificates.</source>
        <translation>Lassen Sie den Server das jetzige Zertifikat seines Ausstellers mitsenden; suchen Sie unter „Vertraute Zertifikate“ nach einem alten.</translation>
    </message>
    <message>
        <source>The certificate is not for {host}.</source>
        <translation>Das Zertifikat gilt nicht für {host}.</translation>
    </message>
    <message>
        <source>It stands for {names}; another computer may be posing as the server.</source>
        <translation>Es gilt für {names}; ein anderer Computer kann sich als der Server ausgeben.</translation>
    </message>
    <message>
        <source>Write one of its names as the server, or have a certificate made that has this one.</source>
        <translation>Geben Sie einen seiner Namen als Server an, oder lassen Sie ein Zertifikat mit diesem Namen ausstellen.</translation>
    </message>
    <message>
        <source>The certificate of {host} vouches for itself.</source>
        <translation>Das Zertifikat von {host} bürgt für sich selbst.</translation>
    </message>
    <message>
        <source>It is self-signed, for {names}; nobody this computer trusts stands behind it.</source>
        <translation>Es ist selbstsigniert, für {names}; niemand, dem dieser Computer vertraut, steht dahinter.</translation>
    </message>
    <message>
        <source>Add it to Trusted certificates once you have compared it with the server&apos;s, or have it replaced.</source>
        <translation>Fügen Sie es den vertrauten Zertifikaten hinzu, wenn Sie es mit dem des Servers verglichen haben, oder lassen Sie es ersetzen.</translation>
    </message>
    <message>
        <source>The issuer of the certificate of {host} is not trusted here.</source>
        <translation>Dem Aussteller des Zertifikats von {host} wird hier nicht vertraut.</translation>
    </message>
    <message>
        <source>{issuer} issued it, for {names}. This computer does not know that issuer.</source>
        <translation>{issuer} hat es für {names} ausgestellt. Dieser Computer kennt diesen Aussteller nicht.</translation>
    </message>
    <message>
        <source>Add the issuer&apos;s certificate to Trusted certificates. If it is a public one, the server fails to send the certificates between.</source>
        <translation>Fügen Sie das Zertifikat des Ausstellers den vertrauten Zertifikaten hinzu. Ist es ein öffentlicher, sendet der Server die Zertifikate dazwischen nicht mit.</translation>
    </message>
    <message>
        <source>The certificate of {host} was revoked.</source>
        <translation>Das Zertifikat von {host} wurde widerrufen.</translation>
    </message>
    <message>
        <source>{issuer} took back what it issued for {names}.</source>
        <translation>{issuer} hat zurückgenommen, was er für {names} ausgestellt hat.</translation>
    </message>
    <message>
        <source>Have it replaced at the server; until then, do not trust this server.</source>
        <translation>Lassen Sie es am Server ersetzen; bis dahin vertrauen Sie diesem Server nicht.</translation>
    </message>
    <message>
        <source>The certificate of {host} was refused.</source>
        <translation>Das Zertifikat von {host} wurde abgelehnt.</translation>
    </message>
    <message>
        <source>It was issued by {issuer} for {names}; the words below say what is wrong with it.</source>
        <translation>{issuer} hat es für {names} ausgestellt; der Wortlaut unten sagt, was daran falsch ist.</translation>
    </message>
    <message>
        <source>Have a certificate made that is meant for a server and up to date.</source>
        <translation>Lassen Sie ein Zertifikat ausstellen, das für einen Server bestimmt und gültig ist.</translation>
    </message>
    <message>
        <source>The trusted certificates of this profile cannot be read.</source>
        <translation>Die vertrauten Zertifikate dieses Profils sind nicht lesbar.</translation>
    </message>
    <message>
        <source>They are no certificates in the PEM form, or damaged.</source>
        <translation>Es sind keine Zertifikate in PEM-Form, oder sie sind beschädigt.</translation>
    </message>
    <message>
        <source>Choose the file again, or choose none.</source>
        <translation>Wählen Sie die Datei erneut, oder wählen Sie keine.</translation>
    </message>
    <message>
        <source>{host} does not offer encryption on port {port}.</source>
        <translation>{host} bietet an Port {port} keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>Without STARTTLS, user name and password would cross the network unencrypted. They were not sent.</source>
        <translation>Ohne STARTTLS gingen Benutzername und Kennwort unverschlüsselt durch das Netz. Sie wurden nicht gesendet.</translation>
    </message>
    <message>
        <source>Use TLS from the start if the server has such a port, or have STARTTLS switched on.</source>
        <translation>Verwenden Sie TLS von Anfang an, wenn der Server einen solchen Port hat, oder lassen Sie STARTTLS einschalten.</translation>
    </message>
    <message>
        <source>{host} offers encryption, but refuses to begin it.</source>
        <translation>{host} bietet Verschlüsselung an, weigert sich aber, sie zu beginnen.</translation>
    </message>
    <message>
        <source>Most often its certificate or key cannot be loaded.</source>
        <translation>Meist ist sein Zertifikat oder Schlüssel nicht zu laden.</translation>
    </message>
    <message>
        <source>Look at the server&apos;s certificate and log. Nothing was sent unencrypted instead.</source>
        <translation>Prüfen Sie Zertifikat und Protokoll des Servers. Es wurde stattdessen nichts unverschlüsselt gesendet.</translation>
    </message>
    <message>
        <source>The server offers these ways to sign in: {offered}.</source>
        <translation>Der Server bietet diese Anmeldeverfahren an: {offered}.</translation>
    </message>
    <message>
        <source>The inbox of {mailbox} can be read; messages in it: {count}.</source>
        <translation>Der Posteingang von {mailbox} ist lesbar; Nachrichten darin: {count}.</translation>
    </message>
    <message>
        <source>The server lets {user} send for {mailbox}.</source>
        <translation>Der Server lässt {user} für {mailbox} senden.</translation>
    </message>
    <message>
        <source>The server took the test message to {recipient}. The request is the same for Delegate Access and Send As: the rights on the server decide, and Send As wins where both are granted. The message itself shows which it was.</source>
        <translation>Der Server hat die Testnachricht an {recipient} angenommen. Die Anfrage ist für „Zugriff als Stellvertretung“ und „Senden als“ dieselbe: Es entscheiden die Rechte auf dem Server, und „Senden als“ geht vor, wo beide erteilt sind. Welches es war, zeigt die Nachricht selbst.</translation>
    </message>
    <message>
        <source>The server took the test message to {recipient}.</source>
        <translation>Der Server hat die Testnachricht an {recipient} angenommen.</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). Test this profile again.</source>
        <translation>Es ist etwas Unerwartetes geschehen ({kind}). Testen Sie dieses Profil erneut.</translation>
    </message>
    <message>
        <source>The mailbox can be read; messages in it: {count}.</source>
        <translation>Das Postfach ist lesbar; Nachrichten darin: {count}.</translation>
    </message>
    <message>
        <source>Signed in as {user} by {mechanism}.</source>
        <translation>Angemeldet als {user} mit {mechanism}.</translation>
    </message>
    <message>
        <source>Signed in by {mechanism} with the credentials of {user}: the test runs as you, the router runs as its computer.</source>
        <translation>Angemeldet mit {mechanism} und den Zugangsdaten von {user}: Der Test läuft unter Ihrem Konto, der Router unter dem seines Computers.</translation>
    </message>
    <message>
        <source>User name and password went over the network unencrypted, as Connection security is None.</source>
        <translation>Benutzername und Kennwort gingen unverschlüsselt über das Netz, da als Verbindungssicherheit „Keine“ gewählt ist.</translation>
    </message>
    <message>
        <source>User name and password were not encrypted; the server is on this computer, so they did not leave it.</source>
        <translation>Benutzername und Kennwort waren nicht verschlüsselt; der Server ist auf diesem Computer, sie haben ihn also nicht verlassen.</translation>
    </message>
    <message>
        <source>Kerberos was not tried: the extra “emailrouter-gui[kerberos]” is not installed here ({reason}).</source>
        <translation>Kerberos wurde nicht versucht: Das Extra „emailrouter-gui[kerberos]“ ist hier nicht installiert ({reason}).</translation>
    </message>
    <message>
        <source>Kerberos could not be used: {reason}.</source>
        <translation>Kerberos war nicht verwendbar: {reason}.</translation>
    </message>
    <message>
        <source>The server offers: {offers}.</source>
        <translation>Der Server bietet an: {offers}.</translation>
    </message>
    <message>
        <source>The server accepts {sender} as the sender.</source>
        <translation>Der Server nimmt {sender} als Absender an.</translation>
    </message>
    <message>
        <source>The server accepts the empty sender. Name a mailbox, and its address is tried instead.</source>
        <translation>Der Server nimmt den leeren Absender an. Nennen Sie ein Postfach, dann wird dessen Adresse versucht.</translation>
    </message>
    <message>
        <source>The server accepts {recipient} as the recipient.</source>
        <translation>Der Server nimmt {recipient} als Empfänger an.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>EHLO</source>
        <translation>EHLO</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>STLS</source>
        <translation>STLS</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Authenticate</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Right to send</source>
        <translation>Senderecht</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Addresses: {addresses}.</source>
        <translation>Adressen: {addresses}.</translation>
    </message>
    <message>
        <source>Connected to {address}, port {port}.</source>
        <translation>Verbunden mit {address}, Port {port}.</translation>
    </message>
    <message>
        <source>{version}, {cipher}.</source>
        <translation>{version}, {cipher}.</translation>
    </message>
    <message>
        <source>Certificate for {subject}, issued by {issuer}, valid until {until}: {days} days left.</source>
        <translation>Zertifikat für {subject}, ausgestellt von {issuer}, gültig bis {until}: noch {days} Tage.</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
</context>
<context>
    <name>gui</name>
    <message>
        <source>Unavailable. {reason}</source>
        <translation>Nicht verfügbar. {reason}</translation>
    </message>
    <message>
        <source>Another store lies there now. Your changes belong to the one before.</source>
        <translation>Dort liegt jetzt ein anderer Speicher. Ihre Änderungen gehören zum vorigen.</translation>
    </message>
    <message>
        <source>Read the store again</source>
        <translation>Speicher neu lesen</translation>
    </message>
    <message>
        <source>What was sent before was published as revision {revision}.</source>
        <translation>Was vorher gesendet wurde, ist als Revision {revision} veröffentlicht.</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile that others have published came in.|{number} profiles that others have published came in.</source>
        <translation>
            <numerusform>{number} von anderen veröffentlichtes Profil wurde übernommen.</numerusform>
            <numerusform>{number} von anderen veröffentlichte Profile wurden übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Others have made the same change to {names}.</source>
        <translation>Andere haben dieselbe Änderung vorgenommen an: {names}.</translation>
    </message>
    <message>
        <source>{names}: their changes and yours stand together now. Look at it, then publish.</source>
        <translation>{names}: Die Änderungen der anderen und Ihre stehen nun beisammen. Sehen Sie es sich an, dann veröffentlichen Sie.</translation>
    </message>
    <message>
        <source>Everything is brought together. Publish puts it in force.</source>
        <translation>Alles ist zusammengeführt. „Veröffentlichen“ setzt es in Kraft.</translation>
    </message>
    <message>
        <source>Nothing is left to publish.</source>
        <translation>Es ist nichts mehr zu veröffentlichen.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was published or changed: {number} conflict is not decided yet.|Nothing was published or changed: {number} conflicts are not decided yet.</source>
        <translation>
            <numerusform>Es wurde nichts veröffentlicht oder geändert: {number} Konflikt ist noch nicht entschieden.</numerusform>
            <numerusform>Es wurde nichts veröffentlicht oder geändert: {number} Konflikte sind noch nicht entschieden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring together</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Profile Name</source>
        <translation>Profilname</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{profile}, {change}</source>
        <translation>{profile}, {change}</translation>
    </message>
    <message>
        <source>{profile}, {change}, {field}: from {before} to {after}</source>
        <translation>{profile}, {change}, {field}: von {before} zu {after}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>no such profile</source>
        <translation>kein solches Profil</translation>
    </message>
    <message>
        <source>another profile has the name</source>
        <translation>ein anderes Profil hat den Namen</translation>
    </message>
    <message>
        <source>whole profile</source>
        <translation>ganzes Profil</translation>
    </message>
    <message>
        <source>{field} of “{profile}” was changed here and by others.
Before: {before}
Theirs: {theirs}
Mine: {mine}</source>
        <translation>{field} von „{profile}“ wurde hier und von anderen geändert.
Vorher: {before}
Andere: {theirs}
Meine: {mine}</translation>
    </message>
    <message>
        <source>Another profile is named “{profile}” by now. Mine takes the new name below; Theirs drops the profile made here.</source>
        <translation>Ein anderes Profil heißt inzwischen „{profile}“. „Meine“ erhält den neuen Namen unten; „Andere“ lässt das hier angelegte Profil fallen.</translation>
    </message>
    <message>
        <source>Another profile is named “{profile}” by now. Mine takes the new name below; Theirs keeps the name that is published.</source>
        <translation>Ein anderes Profil heißt inzwischen „{profile}“. „Meine“ erhält den neuen Namen unten; „Andere“ behält den veröffentlichten Namen.</translation>
    </message>
    <message>
        <source>“{profile}” was removed by others and changed here. Theirs removes it, Mine publishes it anew.</source>
        <translation>„{profile}“ wurde von anderen entfernt und hier geändert. „Andere“ entfernt es, „Meine“ veröffentlicht es neu.</translation>
    </message>
    <message>
        <source>“{profile}” was removed here and changed by others. Mine removes it.</source>
        <translation>„{profile}“ wurde hier entfernt und von anderen geändert. „Meine“ entfernt es.</translation>
    </message>
    <message>
        <source>“{profile}” was changed here and by others, and the rules forbid both changes together: one side has to be taken whole.</source>
        <translation>„{profile}“ wurde hier und von anderen geändert, und die Regeln verbieten beide Änderungen zusammen: Eine Seite muss ganz übernommen werden.</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Kennwort anzeigen</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist an.</translation>
    </message>
    <message>
        <source>Shows the letters as they are while the focus stays here. They cannot be copied.</source>
        <translation>Zeigt die Zeichen, solange der Fokus hier bleibt. Sie können nicht kopiert werden.</translation>
    </message>
    <message>
        <source>Warning: {text}</source>
        <translation>Warnung: {text}</translation>
    </message>
    <message>
        <source>Available now: {fields}.</source>
        <translation>Jetzt verfügbar: {fields}.</translation>
    </message>
    <message numerus="yes">
        <source>{number} problem.|{number} problems.</source>
        <translation>
            <numerusform>{number} Problem.</numerusform>
            <numerusform>{number} Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>{field} is now called {label}.</source>
        <translation>{field} heißt jetzt {label}.</translation>
    </message>
    <message>
        <source>{field} is now {value}, the only choice with {answer}.</source>
        <translation>{field} ist jetzt {value}, die einzige Möglichkeit mit {answer}.</translation>
    </message>
    <message>
        <source>{field} is now {value}.</source>
        <translation>{field} ist jetzt {value}.</translation>
    </message>
    <message>
        <source>Unavailable with {answer}: {fields}.</source>
        <translation>Nicht verfügbar mit {answer}: {fields}.</translation>
    </message>
    <message>
        <source>Error: {text}</source>
        <translation>Fehler: {text}</translation>
    </message>
    <message>
        <source>Publish history</source>
        <translation>Veröffentlichungsverlauf</translation>
    </message>
    <message>
        <source>What became of each profile, field by field.</source>
        <translation>Was aus jedem Profil wurde, Feld für Feld.</translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation>Zu diesem Stand zurückkehren</translation>
    </message>
    <message>
        <source>Makes all profiles as they were after the selected publication, to be published anew.</source>
        <translation>Macht alle Profile so, wie sie nach der gewählten Veröffentlichung waren; das muss neu veröffentlicht werden.</translation>
    </message>
    <message>
        <source>Bring back as before</source>
        <translation>Wie vorher zurückholen</translation>
    </message>
    <message>
        <source>Makes the selected profile as it was before the change, to be published anew.</source>
        <translation>Macht das gewählte Profil so, wie es vor der Änderung war; das muss neu veröffentlicht werden.</translation>
    </message>
    <message>
        <source>Bring back as after</source>
        <translation>Wie nachher zurückholen</translation>
    </message>
    <message>
        <source>Makes the selected profile as it was after the change, to be published anew.</source>
        <translation>Macht das gewählte Profil so, wie es nach der Änderung war; das muss neu veröffentlicht werden.</translation>
    </message>
    <message>
        <source>Closes the history; nothing is changed.</source>
        <translation>Schließt den Verlauf; nichts wird geändert.</translation>
    </message>
    <message>
        <source>Each profile with what came of its test. Below stands what was found for it.</source>
        <translation>Jedes Profil mit dem, was sein Test ergab. Darunter steht, was dafür gefunden wurde.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Opens the selected profile; a change that its button names is made there already.</source>
        <translation>Öffnet das gewählte Profil; eine Änderung, die die Schaltfläche nennt, ist dort schon vorgenommen.</translation>
    </message>
    <message>
        <source>Tests the same profiles once more, as they are now.</source>
        <translation>Testet dieselben Profile noch einmal, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Stops the tests. What is known by then stays.</source>
        <translation>Hält die Tests an. Was bis dahin bekannt ist, bleibt.</translation>
    </message>
    <message>
        <source>Closes this window. What the tests came to stays in the list.</source>
        <translation>Schließt dieses Fenster. Was die Tests ergaben, bleibt in der Liste.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile sends a test message to {recipient} where its server accepts it.|{number} profiles send a test message each to {recipient} where their servers accept it.</source>
        <translation>
            <numerusform>{number} Profil sendet eine Testnachricht an {recipient}, wo sein Server sie annimmt.</numerusform>
            <numerusform>{number} Profile senden je eine Testnachricht an {recipient}, wo ihre Server sie annehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tests are under way. Wait for them, or cancel them, before others begin.</source>
        <translation>Die Tests laufen. Warten Sie darauf, oder brechen Sie sie ab, bevor andere beginnen.</translation>
    </message>
    <message>
        <source>The tests broke off ({kind}). Test again.</source>
        <translation>Die Tests wurden abgebrochen ({kind}). Testen Sie erneut.</translation>
    </message>
    <message>
        <source>The keyring has not answered yet. It may be asking to be unlocked: look for its window. Profiles that need no password are tested meanwhile.</source>
        <translation>Der Schlüsselbund hat noch nicht geantwortet. Vielleicht will er entsperrt werden: Suchen Sie sein Fenster. Profile ohne Kennwort werden inzwischen getestet.</translation>
    </message>
    <message>
        <source>No test is under way.</source>
        <translation>Es läuft kein Test.</translation>
    </message>
    <message>
        <source>The tests are under way.</source>
        <translation>Die Tests laufen.</translation>
    </message>
    <message>
        <source>The history is being read.</source>
        <translation>Der Verlauf wird gelesen.</translation>
    </message>
    <message>
        <source>Nothing was ever published in this store.</source>
        <translation>In diesem Speicher wurde noch nie etwas veröffentlicht.</translation>
    </message>
    <message>
        <source>The changes are being read.</source>
        <translation>Die Änderungen werden gelesen.</translation>
    </message>
    <message>
        <source>Select exactly one publication.</source>
        <translation>Wählen Sie genau eine Veröffentlichung.</translation>
    </message>
    <message>
        <source>Select a profile in the changes.</source>
        <translation>Wählen Sie in den Änderungen ein Profil.</translation>
    </message>
    <message>
        <source>Before this change the profile was not there.</source>
        <translation>Vor dieser Änderung gab es das Profil nicht.</translation>
    </message>
    <message>
        <source>After this change the profile was not there.</source>
        <translation>Nach dieser Änderung gab es das Profil nicht.</translation>
    </message>
    <message>
        <source>The state is being read.</source>
        <translation>Der Stand wird gelesen.</translation>
    </message>
    <message>
        <source>Revision {revision} has been published since the list was read, so that nothing was changed. Read the store again, then go back.</source>
        <translation>Revision {revision} wurde veröffentlicht, seit die Liste gelesen wurde; deshalb wurde nichts geändert. Lesen Sie den Speicher neu, dann kehren Sie zurück.</translation>
    </message>
    <message>
        <source>The list is as revision {revision} was; nothing of it is published yet. Undo (Ctrl+Z) takes this back.</source>
        <translation>Die Liste steht wie in Revision {revision}; davon ist noch nichts veröffentlicht. Rückgängig (Strg+Z) nimmt dies zurück.</translation>
    </message>
    <message>
        <source>Nothing was changed: the list is as revision {revision} was already.</source>
        <translation>Nichts wurde geändert: Die Liste steht bereits wie in Revision {revision}.</translation>
    </message>
    <message>
        <source>“{name}” is as it was then; this is not published yet. Undo (Ctrl+Z) takes it back.</source>
        <translation>„{name}“ ist wie damals; dies ist noch nicht veröffentlicht. Rückgängig (Strg+Z) nimmt es zurück.</translation>
    </message>
    <message>
        <source>Nothing was changed: “{name}” is as it was then already.</source>
        <translation>Nichts wurde geändert: „{name}“ ist bereits wie damals.</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). Nothing was changed; try again.</source>
        <translation>Es ist etwas Unerwartetes geschehen ({kind}). Nichts wurde geändert; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Copying the store</source>
        <translation>Speicher wird kopiert</translation>
    </message>
    <message>
        <source>The store is being copied to {place}. It appears there when all of it has arrived.</source>
        <translation>Der Speicher wird nach {place} kopiert. Er erscheint dort, wenn alles angekommen ist.</translation>
    </message>
    <message>
        <source>Stops copying; nothing is left there of what has arrived so far.</source>
        <translation>Hält das Kopieren an; von dem, was schon angekommen ist, bleibt dort nichts.</translation>
    </message>
    <message>
        <source>The store was not copied to {place}.</source>
        <translation>Der Speicher wurde nicht nach {place} kopiert.</translation>
    </message>
    <message>
        <source>Name another place</source>
        <translation>Anderen Ort nennen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). Nothing was copied.</source>
        <translation>Es ist etwas Unerwartetes geschehen ({kind}). Nichts wurde kopiert.</translation>
    </message>
    <message>
        <source>Keyring check</source>
        <translation>Schlüsselbund prüfen</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>GESCHEITERT</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Testing {server}; a test message is to go to {recipient}.</source>
        <translation>{server} wird getestet; eine Testnachricht soll an {recipient} gehen.</translation>
    </message>
    <message>
        <source>Testing {server}; nothing is sent.</source>
        <translation>{server} wird getestet; es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The test passed: {server} took a test message to {recipient}.</source>
        <translation>Der Test ist bestanden: {server} hat eine Testnachricht an {recipient} angenommen.</translation>
    </message>
    <message>
        <source>The test passed: {server} accepts this profile. Nothing was sent.</source>
        <translation>Der Test ist bestanden: {server} nimmt dieses Profil an. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The test failed at {stage}: {why}</source>
        <translation>Der Test ist bei „{stage}“ gescheitert: {why}</translation>
    </message>
    <message>
        <source>What to do: {action}</source>
        <translation>Abhilfe: {action}</translation>
    </message>
    <message>
        <source>What is said of the vendor here dates from {date}: look at its current page.</source>
        <translation>Was hier über den Anbieter gesagt ist, stammt von {date}: Sehen Sie auf seiner aktuellen Seite nach.</translation>
    </message>
    <message>
        <source>Certificate: {subject}, for {names}, issued by {issuer}, valid from {begin} to {end}: {left}</source>
        <translation>Zertifikat: {subject}, für {names}, ausgestellt von {issuer}, gültig von {begin} bis {end}: {left}</translation>
    </message>
    <message>
        <source>expired.</source>
        <translation>abgelaufen.</translation>
    </message>
    <message numerus="yes">
        <source>{number} day left.|{number} days left.</source>
        <translation>
            <numerusform>noch {number} Tag.</numerusform>
            <numerusform>noch {number} Tage.</numerusform>
        </translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>What each step of the check has found. It can be selected and copied.</source>
        <translation>Was jeder Schritt der Prüfung ergeben hat. Es kann markiert und kopiert werden.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Checks the keyring once more.</source>
        <translation>Prüft den Schlüsselbund noch einmal.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copies all findings as text, for example for a ticket.</source>
        <translation>Kopiert den ganzen Befund als Text, zum Beispiel für eine Meldung.</translation>
    </message>
    <message>
        <source>What the test has come to.</source>
        <translation>Was der Test ergeben hat.</translation>
    </message>
    <message>
        <source>Copies all of it as text, without secrets, for example for a ticket. Ctrl+Shift+C.</source>
        <translation>Kopiert alles als Text, ohne Geheimnisse, zum Beispiel für eine Meldung. Strg+Umschalt+C.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Nothing has been tested yet.</source>
        <translation>Es wurde noch nichts getestet.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The profile was changed.</source>
        <translation>Das Profil wurde geändert.</translation>
    </message>
    <message>
        <source>The check is going on.</source>
        <translation>Die Prüfung läuft.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the check.</source>
        <translation>Hält die Prüfung an.</translation>
    </message>
    <message>
        <source>Closes the keyring check.</source>
        <translation>Schließt die Prüfung des Schlüsselbunds.</translation>
    </message>
    <message>
        <source>{step}: {outcome}. {detail}</source>
        <translation>{step}: {outcome}. {detail}</translation>
    </message>
    <message numerus="yes">
        <source>{number} step of the check failed: {steps}.|{number} steps of the check failed: {steps}.</source>
        <translation>
            <numerusform>{number} Schritt der Prüfung ist gescheitert: {steps}.</numerusform>
            <numerusform>{number} Schritte der Prüfung sind gescheitert: {steps}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keyring works.</source>
        <translation>Der Schlüsselbund funktioniert.</translation>
    </message>
    <message>
        <source>The check broke off ({kind}). Check again.</source>
        <translation>Die Prüfung wurde abgebrochen ({kind}). Prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Stops it. What is done already stays done.</source>
        <translation>Hält es an. Was schon getan ist, bleibt getan.</translation>
    </message>
    <message>
        <source>The keyring has not answered yet. It may be asking to be unlocked: look for its window.</source>
        <translation>Der Schlüsselbund hat noch nicht geantwortet. Vielleicht will er entsperrt werden: Suchen Sie sein Fenster.</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht länger warten</translation>
    </message>
    <message>
        <source>Configuration Profiles</source>
        <translation>Konfigurationsprofile</translation>
    </message>
    <message>
        <source>The profiles by which the router connects to email servers.</source>
        <translation>Die Profile, mit denen der Router sich mit E-Mail-Servern verbindet.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Sizes, columns and order are as at the first start.</source>
        <translation>Größen, Spalten und Reihenfolge sind wie beim ersten Start.</translation>
    </message>
    <message>
        <source>The store was read again.</source>
        <translation>Der Speicher wurde neu gelesen.</translation>
    </message>
    <message>
        <source>Revision {revision}, sent when the program last ended, was published. </source>
        <translation>Revision {revision}, gesendet, als das Programm zuletzt endete, ist veröffentlicht. </translation>
    </message>
    <message numerus="yes">
        <source>{number} unpublished change of an earlier session is here again.|{number} unpublished changes of an earlier session are here again.</source>
        <translation>
            <numerusform>{number} unveröffentlichte Änderung einer früheren Sitzung ist wieder da.</numerusform>
            <numerusform>{number} unveröffentlichte Änderungen einer früheren Sitzung sind wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The filter would have hidden the profile, so it was cleared.</source>
        <translation>Der Filter hätte das Profil verborgen und wurde deshalb geleert.</translation>
    </message>
    <message>
        <source>The store is being read.</source>
        <translation>Der Speicher wird gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>{number} unpublished change|{number} unpublished changes</source>
        <translation>
            <numerusform>{number} unveröffentlichte Änderung</numerusform>
            <numerusform>{number} unveröffentlichte Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>keyring not used yet</source>
        <translation>Schlüsselbund noch nicht benutzt</translation>
    </message>
    <message>
        <source>{title} {version}. Store: {store}. Log: {log}</source>
        <translation>{title} {version}. Speicher: {store}. Protokoll: {log}</translation>
    </message>
    <message>
        <source>Enter password</source>
        <translation>Kennwort eingeben</translation>
    </message>
    <message>
        <source>Open another store</source>
        <translation>Anderen Speicher öffnen</translation>
    </message>
    <message>
        <source>Something unexpected happened ({kind}). What you kept is safe; try again.</source>
        <translation>Es ist etwas Unerwartetes geschehen ({kind}). Was Sie übernommen haben, ist sicher; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Copy of {name}</source>
        <translation>Kopie von {name}</translation>
    </message>
    <message>
        <source>The unpublished changes were discarded. Undo (Ctrl+Z) brings them back.</source>
        <translation>Die unveröffentlichten Änderungen wurden verworfen. Rückgängig (Strg+Z) holt sie zurück.</translation>
    </message>
    <message>
        <source>From now on Publish shows first what will change.</source>
        <translation>Von nun an zeigt „Veröffentlichen“ zuerst, was sich ändert.</translation>
    </message>
    <message>
        <source>From now on Publish sends at once, without showing what will change.</source>
        <translation>Von nun an sendet „Veröffentlichen“ sofort, ohne zu zeigen, was sich ändert.</translation>
    </message>
    <message>
        <source>The window closes once the changes are published.</source>
        <translation>Das Fenster schließt sich, sobald die Änderungen veröffentlicht sind.</translation>
    </message>
    <message numerus="yes">
        <source>What is to become of {number} unpublished change?|What is to become of {number} unpublished changes?</source>
        <translation>
            <numerusform>Was soll aus {number} unveröffentlichten Änderung werden?</numerusform>
            <numerusform>Was soll aus {number} unveröffentlichten Änderungen werden?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept for later is here again at the next start; what is discarded is gone.</source>
        <translation>Was für später behalten wird, ist beim nächsten Start wieder da; was verworfen wird, ist verloren.</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Für später behalten</translation>
    </message>
    <message>
        <source>Email Router Configuration Manager</source>
        <translation>E-Mail-Router-Konfigurationsmanager</translation>
    </message>
    <message>
        <source>The profile store can be read again.</source>
        <translation>Der Profilspeicher ist wieder lesbar.</translation>
    </message>
    <message>
        <source>Revision {revision} by {publishers}: {changes}</source>
        <translation>Revision {revision} von {publishers}: {changes}</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile changed.|{number} profiles changed.</source>
        <translation>
            <numerusform>{number} Profil wurde geändert.</numerusform>
            <numerusform>{number} Profile wurden geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for what others publish failed unexpectedly ({kind}).</source>
        <translation>Die Suche nach Veröffentlichungen anderer ist unerwartet gescheitert ({kind}).</translation>
    </message>
    <message>
        <source>The profile store can be read again. Nothing was published; your changes are still here.</source>
        <translation>Der Profilspeicher kann wieder gelesen werden. Nichts wurde veröffentlicht; Ihre Änderungen sind noch hier.</translation>
    </message>
    <message>
        <source>Changed here, too: {names}.</source>
        <translation>Auch hier geändert: {names}.</translation>
    </message>
    <message>
        <source>No profile is known to lack its password here.</source>
        <translation>Von keinem Profil ist bekannt, dass ihm hier das Kennwort fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile needs a password on this workstation.|{number} profiles need a password on this workstation.</source>
        <translation>
            <numerusform>{number} Profil braucht an diesem Arbeitsplatz ein Kennwort.</numerusform>
            <numerusform>{number} Profile brauchen an diesem Arbeitsplatz ein Kennwort.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export: What is selected is to be removed. Select a profile that stays.</source>
        <translation>Exportieren: Was ausgewählt ist, soll entfernt werden. Wählen Sie ein Profil aus, das bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>Export {number} profile|Export {number} profiles</source>
        <translation>
            <numerusform>{number} Profil exportieren</numerusform>
            <numerusform>{number} Profile exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Profiles, to be imported again (*.json)</source>
        <translation>Profile zum Importieren (*.json)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>The profiles are being exported.</source>
        <translation>Die Profile werden exportiert.</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile was exported to {file}.|{number} profiles were exported to {file}.</source>
        <translation>
            <numerusform>{number} Profil wurde nach {file} exportiert.</numerusform>
            <numerusform>{number} Profile wurden nach {file} exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} needs a password, which is not in the file.|{number} need a password, which is not in the file.</source>
        <translation>
            <numerusform>{number} braucht ein Kennwort, das nicht in der Datei steht.</numerusform>
            <numerusform>{number} brauchen ein Kennwort, das nicht in der Datei steht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Exported profiles (*.json)</source>
        <translation>Exportierte Profile (*.json)</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Andere Datei wählen</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile was imported. Publish puts it in force.|{number} profiles were imported. Publish puts them in force.</source>
        <translation>
            <numerusform>{number} Profil wurde importiert. Veröffentlichen setzt es in Kraft.</numerusform>
            <numerusform>{number} Profile wurden importiert. Veröffentlichen setzt sie in Kraft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} password is missing on this workstation.|{number} passwords are missing on this workstation.</source>
        <translation>
            <numerusform>{number} Kennwort fehlt auf diesem Arbeitsplatz.</numerusform>
            <numerusform>{number} Kennwörter fehlen auf diesem Arbeitsplatz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Supply passwords</source>
        <translation>Kennwörter nachtragen</translation>
    </message>
    <message>
        <source>Change their passwords, too?</source>
        <translation>Auch deren Kennwörter ändern?</translation>
    </message>
    <message>
        <source>Change its password, too?</source>
        <translation>Auch dessen Kennwort ändern?</translation>
    </message>
    <message numerus="yes">
        <source>{number} other profile signs in as {user}: {names}.|{number} other profiles sign in as {user}: {names}.</source>
        <translation>
            <numerusform>{number} weiteres Profil meldet sich als {user} an: {names}.</numerusform>
            <numerusform>{number} weitere Profile melden sich als {user} an: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change all</source>
        <translation>Alle ändern</translation>
    </message>
    <message>
        <source>Change both</source>
        <translation>Beide ändern</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>Nur dieses</translation>
    </message>
    <message>
        <source>Only “{name}” has the new password; nothing was changed in the others.</source>
        <translation>Nur „{name}“ hat das neue Kennwort; an den anderen wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Changing passwords</source>
        <translation>Kennwörter werden geändert</translation>
    </message>
    <message>
        <source>The new password is being kept for each profile.</source>
        <translation>Das neue Kennwort wird für jedes Profil abgelegt.</translation>
    </message>
    <message numerus="yes">
        <source>The password was changed in {number} profile. Publish puts it in force.|The password was changed in {number} profiles. Publish puts all of them in force at once.</source>
        <translation>
            <numerusform>Das Kennwort wurde in {number} Profil geändert. „Veröffentlichen“ setzt es in Kraft.</numerusform>
            <numerusform>Das Kennwort wurde in {number} Profilen geändert. „Veröffentlichen“ setzt alle zugleich in Kraft.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules have to be obeyed first; Modify shows what is wrong.</source>
        <translation>Zuerst müssen die Regeln eingehalten werden; „Ändern“ zeigt, was falsch ist.</translation>
    </message>
    <message numerus="yes">
        <source>{number} password was supplied.|{number} passwords were supplied.</source>
        <translation>
            <numerusform>{number} Kennwort wurde nachgetragen.</numerusform>
            <numerusform>{number} Kennwörter wurden nachgetragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The profiles themselves are still to be published.</source>
        <translation>Die Profile selbst sind noch zu veröffentlichen.</translation>
    </message>
    <message>
        <source>Nothing has to be published for that.</source>
        <translation>Dafür ist nichts zu veröffentlichen.</translation>
    </message>
    <message>
        <source>This program has put no password into this keyring.</source>
        <translation>Dieses Programm hat kein Kennwort in diesen Schlüsselbund gelegt.</translation>
    </message>
    <message numerus="yes">
        <source>Forget {number} password on this workstation?|Forget {number} passwords on this workstation?</source>
        <translation>
            <numerusform>{number} Kennwort an diesem Arbeitsplatz vergessen?</numerusform>
            <numerusform>{number} Kennwörter an diesem Arbeitsplatz vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Every entry that this program made in the keyring is deleted, for all stores, unpublished work included. This cannot be undone.</source>
        <translation>Jeder Eintrag, den dieses Programm im Schlüsselbund angelegt hat, wird gelöscht, für alle Speicher, auch für unveröffentlichte Arbeit. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile of this store needs one: {names}.|{number} profiles of this store need one: {names}.</source>
        <translation>
            <numerusform>{number} Profil dieses Speichers braucht eines: {names}.</numerusform>
            <numerusform>{number} Profile dieses Speichers brauchen eines: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Published profiles stay as they are and say “password missing” here, until it is supplied again.</source>
        <translation>Veröffentlichte Profile bleiben, wie sie sind, und melden hier „Kennwort fehlt“, bis es nachgetragen wird.</translation>
    </message>
    <message>
        <source>Forgetting passwords</source>
        <translation>Kennwörter werden vergessen</translation>
    </message>
    <message>
        <source>The entries of this program are being deleted from the keyring.</source>
        <translation>Die Einträge dieses Programms werden aus dem Schlüsselbund gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>{number} password was forgotten.|{number} passwords were forgotten.</source>
        <translation>
            <numerusform>{number} Kennwort wurde vergessen.</numerusform>
            <numerusform>{number} Kennwörter wurden vergessen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} entry is not in this keyring; another one may hold it.|{number} entries are not in this keyring; another one may hold them.</source>
        <translation>
            <numerusform>{number} Eintrag ist nicht in diesem Schlüsselbund; vielleicht hat ihn ein anderer.</numerusform>
            <numerusform>{number} Einträge sind nicht in diesem Schlüsselbund; vielleicht hat sie ein anderer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The keyring does not let go of {number} entry.|The keyring does not let go of {number} entries.</source>
        <translation>
            <numerusform>Der Schlüsselbund gibt {number} Eintrag nicht her.</numerusform>
            <numerusform>Der Schlüsselbund gibt {number} Einträge nicht her.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest is still there. {problem}</source>
        <translation>Der Rest ist noch da. {problem}</translation>
    </message>
    <message>
        <source>“{name}” ({server})</source>
        <translation>„{name}“ ({server})</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>{number} more</source>
        <translation>{number} weitere</translation>
    </message>
    <message>
        <source>Email Router Configuration Profile</source>
        <translation>E-Mail-Router-Konfigurationsprofil</translation>
    </message>
    <message>
        <source>Name, server, authentication and credentials of the profile.</source>
        <translation>Name, Server, Authentifizierung und Zugangsdaten des Profils.</translation>
    </message>
    <message>
        <source>Encryption, port, time limit and trusted certificates of the connection.</source>
        <translation>Verschlüsselung, Port, Zeitlimit und vertraute Zertifikate der Verbindung.</translation>
    </message>
    <message>
        <source>Why unavailable</source>
        <translation>Warum nicht verfügbar</translation>
    </message>
    <message>
        <source>Fields and options that cannot be used now. Enter leads to the field that decides it.</source>
        <translation>Felder und Optionen, die jetzt nicht verwendbar sind. Die Eingabetaste führt zum Feld, das darüber entscheidet.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>What has to be mended before OK. Enter leads to the field.</source>
        <translation>Was vor OK behoben werden muss. Die Eingabetaste führt zum Feld.</translation>
    </message>
    <message>
        <source>Takes the profile into the list. Publish puts it in force.</source>
        <translation>Nimmt das Profil in die Liste auf. „Veröffentlichen“ setzt es in Kraft.</translation>
    </message>
    <message>
        <source>Closes without changing the profile.</source>
        <translation>Schließt, ohne das Profil zu ändern.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Opens the page about the field. Key F1.</source>
        <translation>Öffnet die Seite über das Feld. Taste F1.</translation>
    </message>
    <message>
        <source>kept in the keyring, type to replace</source>
        <translation>im Schlüsselbund, zum Ersetzen tippen</translation>
    </message>
    <message>
        <source>kept in {keyring}, type to replace</source>
        <translation>im {keyring}, zum Ersetzen tippen</translation>
    </message>
    <message>
        <source>missing in {keyring}, type to supply it</source>
        <translation>fehlt im {keyring}, zum Nachtragen tippen</translation>
    </message>
    <message>
        <source>Discard what was entered?</source>
        <translation>Eingaben verwerfen?</translation>
    </message>
    <message>
        <source>This profile was changed in the dialog. Nothing of it has been kept yet.</source>
        <translation>Dieses Profil wurde im Dialog geändert. Davon ist noch nichts übernommen.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Narrows the list to profiles with this text in any column. Esc clears it, Enter goes to the rows.</source>
        <translation>Zeigt nur Profile, die in einer Spalte diesen Text haben. Esc leert ihn, die Eingabetaste führt zu den Zeilen.</translation>
    </message>
    <message>
        <source>Filter:</source>
        <translation>Filter:</translation>
    </message>
    <message>
        <source>The store could not be read, so its profiles cannot be shown.</source>
        <translation>Der Speicher war nicht lesbar, deshalb können seine Profile nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>There is no profile yet. A profile says how the router connects to one email server: where it is, how to sign in, and with whose credentials. Press New (Alt+N) to make the first one.</source>
        <translation>Es gibt noch kein Profil. Ein Profil sagt, wie der Router sich mit einem E-Mail-Server verbindet: wo dieser ist, wie die Anmeldung geschieht und mit wessen Zugangsdaten. „Neu“ (Alt+N) legt das erste an.</translation>
    </message>
    <message>
        <source>No profile has this text in any column. Esc in the filter shows all of them again.</source>
        <translation>Kein Profil hat diesen Text in einer Spalte. Esc im Filter zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Enter opens a profile, Del removes or restores it, Shift+F10 opens its menu.</source>
        <translation>Die Eingabetaste öffnet ein Profil, Entf entfernt es oder holt es zurück, Umschalt+F10 öffnet sein Menü.</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Arbeitsplatz</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Revision {revision}, {time}, by {user} on {workstation}</source>
        <translation>Revision {revision}, {time}, von {user} an {workstation}</translation>
    </message>
    <message numerus="yes">
        <source>Revision {revision} changed {number} profile.|Revision {revision} changed {number} profiles.</source>
        <translation>
            <numerusform>Revision {revision} hat {number} Profil geändert.</numerusform>
            <numerusform>Revision {revision} hat {number} Profile geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From revision {oldest} to revision {newest}, {number} profile differs.|From revision {oldest} to revision {newest}, {number} profiles differ.</source>
        <translation>
            <numerusform>Von Revision {oldest} zu Revision {newest} unterscheidet sich {number} Profil.</numerusform>
            <numerusform>Von Revision {oldest} zu Revision {newest} unterscheiden sich {number} Profile.</numerusform>
        </translation>
    </message>
    <message>
        <source>Publications</source>
        <translation>Veröffentlichungen</translation>
    </message>
    <message>
        <source>Newest first. Select several, with Shift or Ctrl and Space, to see what differs between the oldest and the newest of them.</source>
        <translation>Die neuesten zuerst. Wählen Sie mehrere, mit Umschalt oder Strg und der Leertaste, um zu sehen, worin sich die älteste und die neueste davon unterscheiden.</translation>
    </message>
    <message numerus="yes">
        <source>{number} change was published as revision {revision}.|{number} changes were published as revision {revision}.</source>
        <translation>
            <numerusform>{number} Änderung wurde als Revision {revision} veröffentlicht.</numerusform>
            <numerusform>{number} Änderungen wurden als Revision {revision} veröffentlicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published, for the rules forbid it.</source>
        <translation>Es wurde nichts veröffentlicht, denn die Regeln verbieten es.</translation>
    </message>
    <message>
        <source>{field}: {reason}</source>
        <translation>{field}: {reason}</translation>
    </message>
    <message>
        <source>{field}, {option}: {reason}</source>
        <translation>{field}, {option}: {reason}</translation>
    </message>
    <message>
        <source>{field}: {error}</source>
        <translation>{field}: {error}</translation>
    </message>
    <message>
        <source>no backup copy</source>
        <translation>keine Sicherungskopie</translation>
    </message>
    <message>
        <source>The store is not damaged.</source>
        <translation>Der Speicher ist nicht beschädigt.</translation>
    </message>
    <message>
        <source>There is no backup copy of this store.</source>
        <translation>Zu diesem Speicher gibt es keine Sicherungskopie.</translation>
    </message>
    <message>
        <source>Recover from the copy</source>
        <translation>Aus der Kopie wiederherstellen</translation>
    </message>
    <message>
        <source>The backup copy of {date} stands at revision {revision}.</source>
        <translation>Die Sicherungskopie vom {date} steht bei Revision {revision}.</translation>
    </message>
    <message numerus="yes">
        <source>{number} newer publication that was seen here is not in it.|{number} newer publications that were seen here are not in it.</source>
        <translation>
            <numerusform>{number} neuere Veröffentlichung, die hier gesehen wurde, ist nicht darin.</numerusform>
            <numerusform>{number} neuere Veröffentlichungen, die hier gesehen wurden, sind nicht darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>What this list shows of them comes back as unpublished changes.</source>
        <translation>Was diese Liste davon zeigt, kommt als unveröffentlichte Änderung zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Your {number} unpublished change is kept.|Your {number} unpublished changes are kept.</source>
        <translation>
            <numerusform>Ihre {number} unveröffentlichte Änderung ist aufbewahrt.</numerusform>
            <numerusform>Ihre {number} unveröffentlichten Änderungen sind aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store {place} stands at revision {revision}, but lacks revision {seen}, which was seen here: an older file may have been put in its place. Until you decide, nothing is published.</source>
        <translation>Der Speicher {place} steht bei Revision {revision}, ihm fehlt aber Revision {seen}, die hier gesehen wurde: Vielleicht wurde eine ältere Datei an seine Stelle gelegt. Bis Sie entscheiden, wird nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Go on with it as it is</source>
        <translation>Damit weiterarbeiten, wie er ist</translation>
    </message>
    <message>
        <source>The store was recovered from the backup copy and stands at revision {revision}.</source>
        <translation>Der Speicher wurde aus der Sicherungskopie wiederhergestellt und steht bei Revision {revision}.</translation>
    </message>
    <message>
        <source>The file that lay there is kept as {place}.</source>
        <translation>Die Datei, die dort lag, ist aufbewahrt als {place}.</translation>
    </message>
    <message numerus="yes">
        <source>{number} change is not published: look at it, then publish.|{number} changes are not published: look at them, then publish.</source>
        <translation>
            <numerusform>{number} Änderung ist nicht veröffentlicht: Sehen Sie sie an, dann veröffentlichen Sie.</numerusform>
            <numerusform>{number} Änderungen sind nicht veröffentlicht: Sehen Sie sie an, dann veröffentlichen Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Others had changed the same in {names}: there your unpublished changes stand, not theirs.</source>
        <translation>Andere hatten dasselbe geändert an: {names}. Dort gelten Ihre unveröffentlichten Änderungen, nicht deren.</translation>
    </message>
    <message>
        <source>Another store lies at {place} than was read there before. What was unpublished for that one is kept, and is here again when its file is back.</source>
        <translation>Bei {place} liegt ein anderer Speicher, als dort zuvor gelesen wurde. Was für jenen unveröffentlicht war, ist aufbewahrt und wieder da, sobald seine Datei zurück ist.</translation>
    </message>
    <message>
        <source>Review before Publish</source>
        <translation>Durchsicht vor dem Veröffentlichen</translation>
    </message>
    <message>
        <source>{summary} Enter publishes it, Esc does not.</source>
        <translation>{summary} Die Eingabetaste veröffentlicht es, Esc nicht.</translation>
    </message>
    <message>
        <source>{summary} What you write here stays beside it in the history; it may be empty.</source>
        <translation>{summary} Was Sie hier schreiben, bleibt im Verlauf dabei; es darf leer sein.</translation>
    </message>
    <message>
        <source>Do not show this review again</source>
        <translation>Diese Durchsicht nicht mehr zeigen</translation>
    </message>
    <message>
        <source>From then on Publish sends at once. View, Show review before Publish brings it back.</source>
        <translation>Danach sendet „Veröffentlichen“ sofort. Ansicht, „Durchsicht vor dem Veröffentlichen zeigen“ holt sie zurück.</translation>
    </message>
    <message>
        <source>Puts all of this in force, or none of it.</source>
        <translation>Setzt all dies in Kraft, oder nichts davon.</translation>
    </message>
    <message>
        <source>Publishes nothing.</source>
        <translation>Veröffentlicht nichts.</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile will change: {new} new, {modified} modified, {removed} removed.|{number} profiles will change: {new} new, {modified} modified, {removed} removed.</source>
        <translation>
            <numerusform>{number} Profil wird sich ändern: {new} neu, {modified} geändert, {removed} entfernt.</numerusform>
            <numerusform>{number} Profile werden sich ändern: {new} neu, {modified} geändert, {removed} entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last Test</source>
        <translation>Letzter Test</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>After, or why not</source>
        <translation>Nachher, oder warum nicht</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Not legal</source>
        <translation>Nicht regelgerecht</translation>
    </message>
    <message>
        <source>to be supplied</source>
        <translation>wird nachgetragen</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>Eintrag {number}</translation>
    </message>
    <message>
        <source>{profile}, {change}, {field}: {why}</source>
        <translation>{profile}, {change}, {field}: {why}</translation>
    </message>
    <message>
        <source>Password missing, {credentials}</source>
        <translation>Kennwort fehlt, {credentials}</translation>
    </message>
    <message>
        <source>The password is kept in this workstation&apos;s keyring.</source>
        <translation>Das Kennwort liegt im Schlüsselbund dieses Arbeitsplatzes.</translation>
    </message>
    <message>
        <source>The password is missing in this workstation&apos;s keyring.</source>
        <translation>Das Kennwort fehlt im Schlüsselbund dieses Arbeitsplatzes.</translation>
    </message>
    <message>
        <source>Nobody has looked yet whether this workstation&apos;s keyring has the password.</source>
        <translation>Noch wurde nicht nachgesehen, ob der Schlüsselbund dieses Arbeitsplatzes das Kennwort hat.</translation>
    </message>
    <message>
        <source>The changes are being published.</source>
        <translation>Die Änderungen werden veröffentlicht.</translation>
    </message>
    <message>
        <source>The store could not be read. Press F5 to try again.</source>
        <translation>Der Speicher war nicht lesbar. Drücken Sie F5, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>Open store</source>
        <translation>Speicher öffnen</translation>
    </message>
    <message>
        <source>The path of a store, for example /srv/router/profiles.sqlite, or the URL of one on a server, for example postgresql://alice@db.contoso.com/router. Where there is none, a new one is made.</source>
        <translation>Der Pfad eines Speichers, etwa /srv/router/profiles.sqlite, oder die URL eines Speichers auf einem Server, etwa postgresql://alice@db.contoso.com/router. Gibt es dort keinen, wird ein neuer angelegt.</translation>
    </message>
    <message>
        <source>Copy store to</source>
        <translation>Speicher kopieren nach</translation>
    </message>
    <message>
        <source>The path of a new file, for example /srv/router/profiles.sqlite, or the URL of a database on a server, for example postgresql://alice@db.contoso.com/router. An earlier copy is brought up to date.</source>
        <translation>Der Pfad einer neuen Datei, etwa /srv/router/profiles.sqlite, oder die URL einer Datenbank auf einem Server, etwa postgresql://alice@db.contoso.com/router. Eine frühere Kopie wird auf den neuen Stand gebracht.</translation>
    </message>
    <message>
        <source>Copies the open store there, with its history.</source>
        <translation>Kopiert den geöffneten Speicher dorthin, mit seinem Verlauf.</translation>
    </message>
    <message>
        <source>Copies nothing.</source>
        <translation>Kopiert nichts.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Enter the path or the URL of a store.</source>
        <translation>Geben Sie den Pfad oder die URL eines Speichers ein.</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Stores opened before; choosing one puts it into the line above.</source>
        <translation>Früher geöffnete Speicher; die Wahl übernimmt ihn in die Zeile darüber.</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Looks for a store among the files.</source>
        <translation>Sucht einen Speicher unter den Dateien.</translation>
    </message>
    <message>
        <source>Opens the store.</source>
        <translation>Öffnet den Speicher.</translation>
    </message>
    <message>
        <source>Stays with the store that is open.</source>
        <translation>Bleibt beim geöffneten Speicher.</translation>
    </message>
    <message>
        <source>Supply missing passwords</source>
        <translation>Fehlende Kennwörter nachtragen</translation>
    </message>
    <message>
        <source>{field}:</source>
        <translation>{field}:</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Keeps the password and goes on.</source>
        <translation>Legt das Kennwort ab und geht weiter.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Goes on without a password for this profile.</source>
        <translation>Geht ohne Kennwort für dieses Profil weiter.</translation>
    </message>
    <message>
        <source>Leaves the other passwords missing. What was supplied stays.</source>
        <translation>Die übrigen Kennwörter fehlen weiterhin. Was nachgetragen wurde, bleibt.</translation>
    </message>
    <message>
        <source>Profile {number} of {total}: its password is missing in this workstation&apos;s keyring.</source>
        <translation>Profil {number} von {total}: Sein Kennwort fehlt im Schlüsselbund dieses Arbeitsplatzes.</translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation>Datei wählen...</translation>
    </message>
    <message>
        <source>Reads certificates from a file, PEM or DER.</source>
        <translation>Liest Zertifikate aus einer Datei, PEM oder DER.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Takes certificates from the clipboard, as PEM text.</source>
        <translation>Übernimmt Zertifikate aus der Zwischenablage, als PEM-Text.</translation>
    </message>
    <message>
        <source>Takes all certificates out of the profile.</source>
        <translation>Nimmt alle Zertifikate aus dem Profil.</translation>
    </message>
    <message>
        <source>{source} was not taken. {problem}</source>
        <translation>{source} wurde nicht übernommen. {problem}</translation>
    </message>
    <message>
        <source>There is no certificate to remove.</source>
        <translation>Es gibt kein Zertifikat, das entfernt werden könnte.</translation>
    </message>
    <message>
        <source>The text of the clipboard</source>
        <translation>Der Text der Zwischenablage</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>{number} certificate: {words}|{number} certificates: {words}</source>
        <translation>
            <numerusform>{number} Zertifikat: {words}</numerusform>
            <numerusform>{number} Zertifikate: {words}</numerusform>
        </translation>
    </message>
    <message>
        <source>missing for {name}, type to supply it</source>
        <translation>fehlt für {name}, zum Nachtragen tippen</translation>
    </message>
    <message>
        <source>Type the password first, or skip this profile.</source>
        <translation>Geben Sie zuerst das Kennwort ein, oder überspringen Sie dieses Profil.</translation>
    </message>
    <message>
        <source>The keyring has a password for this profile by now, so that the typed one was not kept. Skip goes on; Modify replaces a password.</source>
        <translation>Der Schlüsselbund hat inzwischen ein Kennwort für dieses Profil; das eingegebene wurde deshalb nicht abgelegt. „Überspringen“ geht weiter; „Ändern“ ersetzt ein Kennwort.</translation>
    </message>
    <message>
        <source>Bring changes together</source>
        <translation>Änderungen zusammenführen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere übernehmen</translation>
    </message>
    <message>
        <source>What the others published stays, for the selected lines.</source>
        <translation>Für die gewählten Zeilen bleibt, was die anderen veröffentlicht haben.</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>Meine übernehmen</translation>
    </message>
    <message>
        <source>What was changed here is taken, for the selected lines.</source>
        <translation>Für die gewählten Zeilen gilt, was hier geändert wurde.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Alt+T takes their version of the selected lines, Alt+M yours. Enter is OK.</source>
        <translation>Alt+T übernimmt für die gewählten Zeilen die Fassung der anderen, Alt+M Ihre. Die Eingabetaste ist OK.</translation>
    </message>
    <message numerus="yes">
        <source>{number} line is not decided yet: Alt+T takes theirs, Alt+M mine.|{number} lines are not decided yet: Alt+T takes theirs, Alt+M mine.</source>
        <translation>
            <numerusform>{number} Zeile ist noch nicht entschieden: Alt+T übernimmt andere, Alt+M meine.</numerusform>
            <numerusform>{number} Zeilen sind noch nicht entschieden: Alt+T übernimmt andere, Alt+M meine.</numerusform>
        </translation>
    </message>
    <message>
        <source>With these decisions this has to be decided, too.</source>
        <translation>Mit diesen Entscheidungen muss auch dies entschieden werden.</translation>
    </message>
    <message>
        <source>The keyring is asked for the password.</source>
        <translation>Der Schlüsselbund wird nach dem Kennwort gefragt.</translation>
    </message>
    <message>
        <source>The test of {server} was stopped.</source>
        <translation>Der Test von {server} wurde angehalten.</translation>
    </message>
    <message>
        <source>Out of date, as the profile was changed since: {headline}</source>
        <translation>Veraltet, da das Profil seither geändert wurde: {headline}</translation>
    </message>
    <message>
        <source>Word for word: {answer}</source>
        <translation>Im Wortlaut: {answer}</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message numerus="yes">
        <source>({number} more line)|({number} more lines)</source>
        <translation>
            <numerusform>({number} weitere Zeile)</numerusform>
            <numerusform>({number} weitere Zeilen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Test of {moment} UTC</source>
        <translation>Test von {moment} UTC</translation>
    </message>
    <message>
        <source>Stages (milliseconds)</source>
        <translation>Stufen (Millisekunden)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message numerus="yes">
        <source>(and {number} more line)|(and {number} more lines)</source>
        <translation>
            <numerusform>(und {number} weitere Zeile)</numerusform>
            <numerusform>(und {number} weitere Zeilen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Others have published since you began. Decide each line; nothing is changed before all of them are decided and OK is pressed.</source>
        <translation>Andere haben veröffentlicht, seit Sie begonnen haben. Entscheiden Sie jede Zeile; nichts wird geändert, bevor alle entschieden sind und OK gedrückt ist.</translation>
    </message>
    <message>
        <source>Takes all decisions into the list.</source>
        <translation>Übernimmt alle Entscheidungen in die Liste.</translation>
    </message>
    <message>
        <source>Changes nothing.</source>
        <translation>Ändert nichts.</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>Mine, as “{name}”</source>
        <translation>Meine, als „{name}“</translation>
    </message>
    <message>
        <source>The name to take instead; this one is free.</source>
        <translation>Der Name, der stattdessen gelten soll; dieser ist frei.</translation>
    </message>
    <message>
        <source>Only a profile whose name is taken gets another one.</source>
        <translation>Nur ein Profil, dessen Name vergeben ist, erhält einen anderen.</translation>
    </message>
    <message>
        <source>Makes a new profile.</source>
        <translation>Legt ein neues Profil an.</translation>
    </message>
    <message>
        <source>Modify</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Opens the selected profile to change it.</source>
        <translation>Öffnet das gewählte Profil, um es zu ändern.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removes the selected profiles at the next Publish; on a removed one, restores it.</source>
        <translation>Entfernt die gewählten Profile bei der nächsten Veröffentlichung; ein entferntes holt es zurück.</translation>
    </message>
    <message>
        <source>Tries the selected profiles on their servers, in a window of its own.</source>
        <translation>Probiert die gewählten Profile an ihren Servern aus, in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Makes a new profile like the selected one, without its password.</source>
        <translation>Legt ein neues Profil wie das gewählte an, ohne dessen Kennwort.</translation>
    </message>
    <message>
        <source>Revert to published</source>
        <translation>Auf veröffentlichten Stand zurücksetzen</translation>
    </message>
    <message>
        <source>Takes back what was changed in the selected profiles since they were published.</source>
        <translation>Nimmt zurück, was an den gewählten Profilen seit der Veröffentlichung geändert wurde.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Takes the last act back.</source>
        <translation>Nimmt das Letzte zurück.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Does again what was undone.</source>
        <translation>Tut erneut, was zurückgenommen wurde.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Goes to the filter.</source>
        <translation>Führt zum Filter.</translation>
    </message>
    <message>
        <source>Puts every change in force, all of them or none.</source>
        <translation>Setzt alle Änderungen in Kraft, alle oder keine.</translation>
    </message>
    <message>
        <source>Opens another profile store.</source>
        <translation>Öffnet einen anderen Profilspeicher.</translation>
    </message>
    <message>
        <source>Copies what is published, with its history, to another file or server.</source>
        <translation>Kopiert das Veröffentlichte mit seinem Verlauf in eine andere Datei oder auf einen Server.</translation>
    </message>
    <message>
        <source>Brings profiles in from a file, after showing what each would become.</source>
        <translation>Nimmt Profile aus einer Datei auf und zeigt vorher, was aus jedem würde.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes the selected profiles, or all of them, to a file; never a password.</source>
        <translation>Schreibt die ausgewählten Profile oder alle in eine Datei; nie ein Kennwort.</translation>
    </message>
    <message>
        <source>Recover from the backup copy</source>
        <translation>Aus der Sicherungskopie wiederherstellen</translation>
    </message>
    <message>
        <source>Puts the backup copy in the place of a damaged store; the damaged file is kept.</source>
        <translation>Setzt die Sicherungskopie an die Stelle eines beschädigten Speichers; die beschädigte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Ends the program.</source>
        <translation>Beendet das Programm.</translation>
    </message>
    <message>
        <source>Opens the page about what has the focus.</source>
        <translation>Öffnet die Seite über das, was den Fokus hat.</translation>
    </message>
    <message>
        <source>Shows what help there is.</source>
        <translation>Zeigt, welche Hilfe es gibt.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Says what this program is.</source>
        <translation>Sagt, was dieses Programm ist.</translation>
    </message>
    <message>
        <source>Shows what others have published.</source>
        <translation>Zeigt, was andere veröffentlicht haben.</translation>
    </message>
    <message>
        <source>Shows every publication and what it changed, and leads back to it.</source>
        <translation>Zeigt jede Veröffentlichung und was sie geändert hat, und führt dorthin zurück.</translation>
    </message>
    <message>
        <source>Reset window</source>
        <translation>Fenster zurücksetzen</translation>
    </message>
    <message>
        <source>Makes sizes, columns and order as they were at the first start.</source>
        <translation>Macht Größen, Spalten und Reihenfolge wie beim ersten Start.</translation>
    </message>
    <message>
        <source>Show review before Publish</source>
        <translation>Durchsicht vor dem Veröffentlichen zeigen</translation>
    </message>
    <message>
        <source>Has Publish show first what will change, and take a note.</source>
        <translation>„Veröffentlichen“ zeigt zuerst, was sich ändert, und nimmt eine Anmerkung entgegen.</translation>
    </message>
    <message>
        <source>Asks for each password that is missing in this workstation&apos;s keyring.</source>
        <translation>Fragt nach jedem Kennwort, das im Schlüsselbund dieses Arbeitsplatzes fehlt.</translation>
    </message>
    <message>
        <source>Tries the keyring, and says which passwords are missing in it.</source>
        <translation>Probiert den Schlüsselbund aus und sagt, welche Kennwörter darin fehlen.</translation>
    </message>
    <message>
        <source>Forget this workstation&apos;s passwords</source>
        <translation>Kennwörter dieses Arbeitsplatzes vergessen</translation>
    </message>
    <message>
        <source>Deletes every entry that this program made in the keyring, after asking.</source>
        <translation>Löscht nach Rückfrage jeden Eintrag, den dieses Programm im Schlüsselbund angelegt hat.</translation>
    </message>
    <message>
        <source>Banner</source>
        <translation>Meldungsleiste</translation>
    </message>
    <message>
        <source>Goes to the banner and back.</source>
        <translation>Führt zur Meldungsleiste und zurück.</translation>
    </message>
    <message>
        <source>Select exactly one profile.</source>
        <translation>Wählen Sie genau ein Profil.</translation>
    </message>
    <message>
        <source>There is no profile yet.</source>
        <translation>Es gibt noch kein Profil.</translation>
    </message>
    <message>
        <source>Select a profile.</source>
        <translation>Wählen Sie ein Profil.</translation>
    </message>
    <message>
        <source>The profile is to be removed; Remove restores it first.</source>
        <translation>Das Profil soll entfernt werden; „Entfernen“ holt es zuerst zurück.</translation>
    </message>
    <message>
        <source>The selected profiles are as published.</source>
        <translation>Die gewählten Profile sind wie veröffentlicht.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Nothing is unpublished.</source>
        <translation>Nichts ist unveröffentlicht.</translation>
    </message>
    <message>
        <source>What it means and what to do, and what was said, word for word.</source>
        <translation>Was es bedeutet, was zu tun ist, und was im Wortlaut gesagt wurde.</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>Zeit (ms)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Each stage of the test, with what came of it. The first that fails is the last.</source>
        <translation>Jede Stufe des Tests und was sie ergab. Die erste gescheiterte ist die letzte.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>All that was said, C by this computer, S by the server. Secrets show as ***.</source>
        <translation>Alles, was gesagt wurde, C von diesem Computer, S vom Server. Geheimnisse erscheinen als ***.</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Mitschnitt</translation>
    </message>
    <message>
        <source>Tries what is typed here on the server itself. Nothing is stored, and nothing sent unless you say so.</source>
        <translation>Probiert am Server selbst aus, was hier eingegeben ist. Nichts wird gespeichert, und nichts gesendet, wenn Sie es nicht verlangen.</translation>
    </message>
    <message>
        <source>Test Access</source>
        <translation>Zugriff testen</translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation>Erklärungen</translation>
    </message>
    <message>
        <source>What is unavailable, and why.</source>
        <translation>Was nicht verfügbar ist, und warum.</translation>
    </message>
    <message>
        <source>Test findings</source>
        <translation>Testergebnis</translation>
    </message>
    <message>
        <source>What the test of this profile found.</source>
        <translation>Was der Test dieses Profils ergeben hat.</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Testnachricht senden</translation>
    </message>
    <message>
        <source>Has the next test send one message, to the recipient named here. Otherwise it sends none.</source>
        <translation>Der nächste Test sendet eine Nachricht an den hier genannten Empfänger. Sonst sendet er keine.</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Address of a mailbox that the router is to serve; the test reads its inbox only.</source>
        <translation>Adresse eines Postfachs, das der Router bedienen soll; der Test liest nur dessen Posteingang.</translation>
    </message>
    <message>
        <source>Type the address of a mailbox in Mailbox, then test: the test reads its inbox.</source>
        <translation>Geben Sie unter „Postfach“ die Adresse eines Postfachs ein und testen Sie dann: Der Test liest dessen Posteingang.</translation>
    </message>
    <message>
        <source>Type the recipient of the test message, or do not send one.</source>
        <translation>Geben Sie den Empfänger der Testnachricht ein, oder senden Sie keine.</translation>
    </message>
    <message>
        <source>Address that the test message goes to. Empty: none is sent.</source>
        <translation>Adresse, an die die Testnachricht geht. Leer: Es wird keine gesendet.</translation>
    </message>
    <message>
        <source>Unavailable. No test message is to be sent.</source>
        <translation>Nicht verfügbar. Es soll keine Testnachricht gesendet werden.</translation>
    </message>
    <message>
        <source>The test broke off ({kind}). Nothing was changed; test again.</source>
        <translation>Der Test wurde abgebrochen ({kind}). Nichts wurde geändert; testen Sie erneut.</translation>
    </message>
    <message>
        <source>Choose certificates</source>
        <translation>Zertifikate wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.der)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>{file} is too long to be a file of certificates.</source>
        <translation>{file} ist zu lang für eine Datei mit Zertifikaten.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}.</source>
        <translation>{file} ist nicht lesbar: {why}.</translation>
    </message>
    <message>
        <source>Tab goes from link to link, Enter follows one. Alt+Left goes back.</source>
        <translation>Tab geht von Verweis zu Verweis, die Eingabetaste folgt einem. Alt+Links geht zurück.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>{field} is {options}</source>
        <translation>{field} {options} ist</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>{field} says that TLS comes first</source>
        <translation>{field} zuerst TLS verlangt</translation>
    </message>
    <message>
        <source>{field} does not say that TLS comes first</source>
        <translation>{field} nicht zuerst TLS verlangt</translation>
    </message>
    <message>
        <source>{field} names a port</source>
        <translation>{field} einen Port nennt</translation>
    </message>
    <message>
        <source>{field} names no port</source>
        <translation>{field} keinen Port nennt</translation>
    </message>
    <message>
        <source>{options} or {last}</source>
        <translation>{options} oder {last}</translation>
    </message>
    <message>
        <source>When {condition}: {text}</source>
        <translation>Wenn {condition}: {text}</translation>
    </message>
    <message>
        <source>When {condition}, it is called **{label}**: {help}</source>
        <translation>Wenn {condition}, heißt es **{label}**: {help}</translation>
    </message>
    <message>
        <source>For example:</source>
        <translation>Zum Beispiel:</translation>
    </message>
    <message>
        <source>Key in the dialog: **{key}**</source>
        <translation>Taste im Dialog: **{key}**</translation>
    </message>
    <message>
        <source>Otherwise: {text}</source>
        <translation>Sonst: {text}</translation>
    </message>
    <message>
        <source>Can be chosen only when {condition}: {because}</source>
        <translation>Nur wählbar, wenn {condition}: {because}</translation>
    </message>
    <message>
        <source>Applies when {condition}. Otherwise it is unavailable: {because}</source>
        <translation>Gilt, wenn {condition}. Sonst ist es nicht verfügbar: {because}</translation>
    </message>
    <message>
        <source>Does not apply when {condition}: {because}</source>
        <translation>Gilt nicht, wenn {condition}: {because}</translation>
    </message>
    <message>
        <source>Applies to every profile.</source>
        <translation>Gilt für jedes Profil.</translation>
    </message>
    <message>
        <source>Where only one option can be chosen, the field shows it and cannot be changed.</source>
        <translation>Wo nur eine Option wählbar ist, zeigt das Feld sie und kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>Where nothing else is said, it is “{value}”.</source>
        <translation>Wo nichts anderes gesagt ist, gilt „{value}“.</translation>
    </message>
    <message>
        <source>Must be filled in where it applies.</source>
        <translation>Muss ausgefüllt werden, wo es gilt.</translation>
    </message>
    <message>
        <source>Fields of the {tab} tab</source>
        <translation>Felder der Registerkarte {tab}</translation>
    </message>
    <message>
        <source>**{date}**, when {condition}: {text}</source>
        <translation>**{date}**, wenn {condition}: {text}</translation>
    </message>
    <message>
        <source>All pages, or those with the words looked for. Enter opens one.</source>
        <translation>Alle Seiten, oder die mit den gesuchten Wörtern. Die Eingabetaste öffnet eine.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message numerus="yes">
        <source>{number} place|{number} places</source>
        <translation>
            <numerusform>{number} Stelle</numerusform>
            <numerusform>{number} Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrows the contents to the pages with these words. Enter opens the first of them.</source>
        <translation>Beschränkt den Inhalt auf Seiten mit diesen Wörtern. Die Eingabetaste öffnet die erste davon.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Shows the page before this one again.</source>
        <translation>Zeigt wieder die Seite vor dieser.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Shows the page from which you went back.</source>
        <translation>Zeigt die Seite, von der Sie zurückgegangen sind.</translation>
    </message>
    <message>
        <source>Help: {title}</source>
        <translation>Hilfe: {title}</translation>
    </message>
    <message>
        <source>There is no page to go to.</source>
        <translation>Es gibt keine Seite, zu der zu gehen wäre.</translation>
    </message>
    <message>
        <source>passed, {age}</source>
        <translation>bestanden, {age}</translation>
    </message>
    <message>
        <source>failed, {age}</source>
        <translation>gescheitert, {age}</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>{number} min ago</source>
        <translation>
            <numerusform>vor {number} min</numerusform>
            <numerusform>vor {number} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} hour ago|{number} hours ago</source>
        <translation>
            <numerusform>vor {number} Stunde</numerusform>
            <numerusform>vor {number} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} day ago|{number} days ago</source>
        <translation>
            <numerusform>vor {number} Tag</numerusform>
            <numerusform>vor {number} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>certificate: ended</source>
        <translation>Zertifikat: abgelaufen</translation>
    </message>
    <message numerus="yes">
        <source>certificate: {number} day|certificate: {number} days</source>
        <translation>
            <numerusform>Zertifikat: {number} Tag</numerusform>
            <numerusform>Zertifikat: {number} Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile was changed since it was tested.</source>
        <translation>Das Profil wurde seit dem Test geändert.</translation>
    </message>
    <message>
        <source>Tested {time}.</source>
        <translation>Getestet {time}.</translation>
    </message>
    <message>
        <source>The certificate of the server ends on {date}.</source>
        <translation>Das Zertifikat des Servers endet am {date}.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Follows the colours of the desktop.</source>
        <translation>Folgt den Farben des Desktops.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark on light, whatever the desktop has.</source>
        <translation>Dunkel auf hell, was immer der Desktop hat.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light on dark, whatever the desktop has.</source>
        <translation>Hell auf dunkel, was immer der Desktop hat.</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>White on black, with clear frames.</source>
        <translation>Weiß auf schwarz, mit deutlichen Rahmen.</translation>
    </message>
    <message>
        <source>Picture: {words}.</source>
        <translation>Bild: {words}.</translation>
    </message>
    <message>
        <source>Password of the store&apos;s server</source>
        <translation>Kennwort des Speicher-Servers</translation>
    </message>
    <message>
        <source>Keeps the password and opens the store.</source>
        <translation>Legt das Kennwort ab und öffnet den Speicher.</translation>
    </message>
    <message>
        <source>Leaves the store unopened.</source>
        <translation>Lässt den Speicher ungeöffnet.</translation>
    </message>
    <message>
        <source>The password by which the server of the store lets you in. The keyring keeps it.</source>
        <translation>Das Kennwort, mit dem der Server des Speichers Sie einlässt. Es liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keyring is being asked.</source>
        <translation>Der Schlüsselbund wird gefragt.</translation>
    </message>
    <message>
        <source>Type the password first.</source>
        <translation>Geben Sie zuerst das Kennwort ein.</translation>
    </message>
    <message>
        <source>The profile is to be removed; Remove restores it.</source>
        <translation>Das Profil soll entfernt werden; „Entfernen“ holt es zurück.</translation>
    </message>
    <message>
        <source>The profile is not legal; Modify shows what is wrong.</source>
        <translation>Das Profil ist nicht regelgerecht; „Ändern“ zeigt, was falsch ist.</translation>
    </message>
    <message>
        <source>Close the dialog of the main window first.</source>
        <translation>Schließen Sie zuerst den Dialog des Hauptfensters.</translation>
    </message>
    <message>
        <source>The profile is there no more.</source>
        <translation>Das Profil gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht getestet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>asking the keyring</source>
        <translation>fragt den Schlüsselbund</translation>
    </message>
    <message>
        <source>{stage}, under way</source>
        <translation>{stage}, läuft</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {number} profile done|{done} of {number} profiles done</source>
        <translation>
            <numerusform>{done} von {number} Profil fertig</numerusform>
            <numerusform>{done} von {number} Profilen fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} passed</source>
        <translation>{number} bestanden</translation>
    </message>
    <message>
        <source>{number} failed</source>
        <translation>{number} gescheitert</translation>
    </message>
    <message>
        <source>{number} without a result</source>
        <translation>{number} ohne Ergebnis</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>You go on working on the store that was open, with your unpublished changes.</source>
        <translation>Sie arbeiten weiter an dem Speicher, der geöffnet war, mit Ihren unveröffentlichten Änderungen.</translation>
    </message>
    <message>
        <source>Open the copy</source>
        <translation>Kopie öffnen</translation>
    </message>
    <message numerus="yes">
        <source>The store was copied to {place}, with {number} publication.|The store was copied to {place}, with {number} publications.</source>
        <translation>
            <numerusform>Der Speicher wurde nach {place} kopiert, mit {number} Veröffentlichung.</numerusform>
            <numerusform>Der Speicher wurde nach {place} kopiert, mit {number} Veröffentlichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was at {place} already.</source>
        <translation>{place} enthielt schon alles.</translation>
    </message>
    <message numerus="yes">
        <source>{number} publication that was not at {place} yet was copied there.|{number} publications that were not at {place} yet were copied there.</source>
        <translation>
            <numerusform>{number} Veröffentlichung, die in {place} noch fehlte, wurde dorthin kopiert.</numerusform>
            <numerusform>{number} Veröffentlichungen, die an {place} noch fehlten, wurden dorthin kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Profiles of the file</source>
        <translation>Profile der Datei</translation>
    </message>
    <message>
        <source>Makes all of this unpublished changes, to be undone in one step.</source>
        <translation>Macht alles zu unveröffentlichten Änderungen, die ein Schritt zurücknimmt.</translation>
    </message>
    <message>
        <source>Imports nothing.</source>
        <translation>Importiert nichts.</translation>
    </message>
    <message>
        <source>{file} is being read and compared with the list.</source>
        <translation>{file} wird gelesen und mit der Liste verglichen.</translation>
    </message>
    <message>
        <source>Nothing in the file would change the list.</source>
        <translation>Nichts in der Datei würde die Liste ändern.</translation>
    </message>
    <message>
        <source>The profiles of {file} are being imported.</source>
        <translation>Die Profile aus {file} werden importiert.</translation>
    </message>
    <message numerus="yes">
        <source>{number} profile in {file}: {new} new, {modified} modified, {same} unchanged, {illegal} not legal.|{number} profiles in {file}: {new} new, {modified} modified, {same} unchanged, {illegal} not legal.</source>
        <translation>
            <numerusform>{number} Profil in {file}: {new} neu, {modified} geändert, {same} unverändert, {illegal} nicht regelgerecht.</numerusform>
            <numerusform>{number} Profile in {file}: {new} neu, {modified} geändert, {same} unverändert, {illegal} nicht regelgerecht.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not legal is left out.</source>
        <translation>Was nicht regelgerecht ist, bleibt draußen.</translation>
    </message>
    <message numerus="yes">
        <source>{number} password has to be supplied afterwards; no file holds any.|{number} passwords have to be supplied afterwards; no file holds any.</source>
        <translation>
            <numerusform>{number} Kennwort ist danach nachzutragen; keine Datei enthält eines.</numerusform>
            <numerusform>{number} Kennwörter sind danach nachzutragen; keine Datei enthält welche.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>H</source>
        <comment>show_password</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>M</source>
        <comment>modify</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>P</source>
        <comment>publish</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>C</source>
        <comment>close</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>F</source>
        <comment>file</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>E</source>
        <comment>edit</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>V</source>
        <comment>view</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>K</source>
        <comment>keep</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>D</source>
        <comment>discard</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>D</source>
        <comment>direction</comment>
        <translation>I</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>C</source>
        <comment>credentials</comment>
        <translation>Z</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>P</source>
        <comment>profiles of the file</comment>
        <translation>P</translation>
    </message>
</context>
<context>
    <name>profiles</name>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>The reference to the password is not one this program made. Type the password again to make a new one.</source>
        <translation>Der Verweis auf das Kennwort stammt nicht von diesem Programm. Geben Sie das Kennwort erneut ein, um einen neuen zu erhalten.</translation>
    </message>
    <message>
        <source>Passwords missing here</source>
        <translation>Hier fehlende Kennwörter</translation>
    </message>
    <message>
        <source>Entries nobody names</source>
        <translation>Einträge, die niemand nennt</translation>
    </message>
    <message>
        <source>No store was read at {place} on this workstation yet.</source>
        <translation>Bei {place} wurde an diesem Arbeitsplatz noch kein Speicher gelesen.</translation>
    </message>
    <message>
        <source>None of {number}.</source>
        <translation>Keines von {number}.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>{number}. What undo, history and backup do not need is deleted after a later start. {references}</source>
        <translation>{number}. Was Rückgängig, Verlauf und Sicherung nicht brauchen, wird nach einem späteren Start gelöscht. {references}</translation>
    </message>
    <message>
        <source>This store has no backup copy.</source>
        <translation>Dieser Speicher hat keine Sicherungskopie.</translation>
    </message>
    <message>
        <source>The profile store has not been read yet. Wait, or press F5 to read it again.</source>
        <translation>Der Profilspeicher wurde noch nicht gelesen. Warten Sie, oder drücken Sie F5, um ihn neu zu lesen.</translation>
    </message>
    <message>
        <source>Nothing was published: the store lacks what this workstation has seen in it. Read it again.</source>
        <translation>Es wurde nichts veröffentlicht: Dem Speicher fehlt, was dieser Arbeitsplatz darin gesehen hat. Lesen Sie ihn neu.</translation>
    </message>
    <message>
        <source>Nothing was imported: {why}</source>
        <translation>Es wurde nichts importiert: {why}</translation>
    </message>
    <message>
        <source>the file has more than {limit} MiB, which no export of this program has. Choose another file.</source>
        <translation>Die Datei hat mehr als {limit} MiB, was kein Export dieses Programms hat. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>the file has more than {limit} profiles, which no export of this program has. Choose another file.</source>
        <translation>Die Datei hat mehr als {limit} Profile, was kein Export dieses Programms hat. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>the file is not text in UTF-8 (byte {place}). Save it in that encoding, or choose another file.</source>
        <translation>Die Datei ist kein Text in UTF-8 (Byte {place}). Speichern Sie sie in dieser Kodierung, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>the file is not JSON (line {line}, column {column}). Mend it there, or choose another file.</source>
        <translation>Die Datei ist kein JSON (Zeile {line}, Spalte {column}). Verbessern Sie sie dort, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>a number in the file is longer than any that belongs there. Take it out, or choose another file.</source>
        <translation>Eine Zahl in der Datei ist länger als jede, die hineingehört. Nehmen Sie sie heraus, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>the file is nested deeper than any export of this program. Choose another file.</source>
        <translation>Die Datei ist tiefer verschachtelt als jeder Export dieses Programms. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>the file needs more memory than there is. Import fewer profiles at a time.</source>
        <translation>Die Datei braucht mehr Speicher, als da ist. Importieren Sie weniger Profile auf einmal.</translation>
    </message>
    <message>
        <source>“{key}” stands twice in one place of the file. Leave one of them.</source>
        <translation>„{key}“ steht an einer Stelle der Datei zweimal. Lassen Sie eines davon stehen.</translation>
    </message>
    <message>
        <source>“{key}” stands twice in the profile “{profile}”. Leave one of them.</source>
        <translation>„{key}“ steht zweimal im Profil „{profile}“. Lassen Sie eines davon stehen.</translation>
    </message>
    <message>
        <source>the file holds no exported profiles: its “format” is not “{format}”. Choose another file.</source>
        <translation>Die Datei enthält keine exportierten Profile: Ihr „format“ ist nicht „{format}“. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>a newer program wrote the file (version {version}; this one reads up to {known}). Import it there.</source>
        <translation>Ein neueres Programm hat die Datei geschrieben (Version {version}; dieses liest bis {known}). Importieren Sie sie dort.</translation>
    </message>
    <message>
        <source>the file does not say its “version” as a whole number from 1. Add it.</source>
        <translation>Die Datei nennt ihre „version“ nicht als ganze Zahl ab 1. Ergänzen Sie sie.</translation>
    </message>
    <message>
        <source>“{key}” does not belong beside “profiles”. Take it out.</source>
        <translation>„{key}“ gehört nicht neben „profiles“. Nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>“profiles” is not a list. Choose another file.</source>
        <translation>„profiles“ ist keine Liste. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>entry {place} of “profiles” is no profile. Take it out.</source>
        <translation>Eintrag {place} von „profiles“ ist kein Profil. Nehmen Sie ihn heraus.</translation>
    </message>
    <message>
        <source>“{field}” is not text. Put its value in quotes.</source>
        <translation>„{field}“ ist kein Text. Setzen Sie den Wert in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“{field}” has more than {limit} characters, which no field takes. Shorten it.</source>
        <translation>„{field}“ hat mehr als {limit} Zeichen, was kein Feld annimmt. Kürzen Sie den Wert.</translation>
    </message>
    <message>
        <source>“{field}” is neither true nor false. Take it out; the rules decide it.</source>
        <translation>„{field}“ ist weder true noch false. Nehmen Sie es heraus; die Regeln entscheiden es.</translation>
    </message>
    <message>
        <source>A reference to a password stands in the file; it is of no use elsewhere. Take “secret” out.</source>
        <translation>In der Datei steht ein Verweis auf ein Kennwort; anderswo nützt er nichts. Nehmen Sie „secret“ heraus.</translation>
    </message>
    <message>
        <source>“profile_id” is none that this program makes. Take it out: then the name decides.</source>
        <translation>„profile_id“ ist keine, wie dieses Programm sie macht. Nehmen Sie sie heraus: Dann entscheidet der Name.</translation>
    </message>
    <message>
        <source>Another profile of the file has the same “profile_id”. Take one of them out, and the name decides.</source>
        <translation>Ein anderes Profil der Datei hat dieselbe „profile_id“. Nehmen Sie eine davon heraus, dann entscheidet der Name.</translation>
    </message>
    <message>
        <source>Nothing was exported: the file would have more than {limit} MiB, and no program could import it. Export fewer profiles at a time.</source>
        <translation>Es wurde nichts exportiert: Die Datei hätte mehr als {limit} MiB, und kein Programm könnte sie importieren. Exportieren Sie weniger Profile auf einmal.</translation>
    </message>
    <message>
        <source>Nothing was imported: “{name}” has changed in the list meanwhile. Import the file again.</source>
        <translation>Es wurde nichts importiert: „{name}“ hat sich in der Liste inzwischen geändert. Importieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>There is no whole profile store at {place}. The window, or the first publication, makes one.</source>
        <translation>Bei {place} liegt noch kein vollständiger Profilspeicher. Das Fenster oder die erste Veröffentlichung legt ihn an.</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>Announced by Microsoft: Basic authentication for Exchange Web Services has been off in Exchange Online since the end of 2022. Exchange Web Services itself is blocked there from 2026-10-01 unless the tenant allows the application, and gone on 2027-04-01. Check Microsoft&apos;s current page before you rely on this profile.</source>
        <translation>Von Microsoft angekündigt: Die Standardauthentifizierung (Basic) für Exchange-Webdienste ist in Exchange Online seit Ende 2022 abgeschaltet. Die Exchange-Webdienste selbst sind dort ab 2026-10-01 gesperrt, sofern der Mandant die Anwendung nicht zulässt, und ab 2027-04-01 abgeschaltet. Lesen Sie auf Microsofts aktueller Seite nach, bevor Sie sich auf dieses Profil verlassen.</translation>
    </message>
    <message>
        <source>Announced by Microsoft: signing in to this host by SMTP with a password is off by default from the end of December 2026. Check Microsoft&apos;s current page before you rely on this profile.</source>
        <translation>Von Microsoft angekündigt: Die Anmeldung an diesem Host über SMTP mit Kennwort ist ab Ende Dezember 2026 standardmäßig abgeschaltet. Lesen Sie auf Microsofts aktueller Seite nach, bevor Sie sich auf dieses Profil verlassen.</translation>
    </message>
    <message>
        <source>The name has {length} characters; at most {limit} are kept. Shorten it.</source>
        <translation>Der Name hat {length} Zeichen; höchstens {limit} werden behalten. Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>There is a line break or another control character in the name. Take it out.</source>
        <translation>Im Namen steht ein Zeilenumbruch oder ein anderes Steuerzeichen. Nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>There is a line break or another control character in the user name. Take it out.</source>
        <translation>Im Benutzernamen steht ein Zeilenumbruch oder ein anderes Steuerzeichen. Nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>“{name}” is the name of another profile; upper and lower case do not tell two names apart. Choose another.</source>
        <translation>„{name}“ ist der Name eines anderen Profils; Groß- und Kleinschreibung unterscheiden zwei Namen nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Exchange Online knows its users as user@full.domain. Write the whole address, like router@contoso.com.</source>
        <translation>Exchange Online kennt seine Benutzer als user@full.domain. Schreiben Sie die ganze Adresse, etwa router@contoso.com.</translation>
    </message>
    <message>
        <source>This must be a whole number from 1 to {most}, written with digits only.</source>
        <translation>Dies muss eine ganze Zahl von 1 bis {most} sein, nur mit Ziffern geschrieben.</translation>
    </message>
    <message>
        <source>{question} is {answer}: {because}</source>
        <translation>{question} ist {answer}: {because}</translation>
    </message>
    <message>
        <source>{question} is {answer}: this leaves {choice} as the only choice.</source>
        <translation>{question} ist {answer}: Damit bleibt nur {choice} zur Wahl.</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Access Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Profile Name</source>
        <translation>Profilname</translation>
    </message>
    <message>
        <source>What the profile is called in the list. A name that tells the kind of server and the direction is found again most easily, for example “Contoso SMTP Outgoing”.</source>
        <translation>Wie das Profil in der Liste heißt. Am leichtesten findet sich ein Name wieder, der die Art des Servers und die Richtung nennt, zum Beispiel „Contoso SMTP ausgehend“.</translation>
    </message>
    <message>
        <source>Contoso SMTP Outgoing</source>
        <translation>Contoso SMTP ausgehend</translation>
    </message>
    <message>
        <source>Enter a name for the profile.</source>
        <translation>Geben Sie einen Namen für das Profil ein.</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Which way the messages of this profile travel.</source>
        <translation>In welche Richtung die Nachrichten dieses Profils gehen.</translation>
    </message>
    <message>
        <source>The profile is published, and the direction of a published profile stays as it is.</source>
        <translation>Das Profil ist veröffentlicht, und die Richtung eines veröffentlichten Profils bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Messages go from the organization to recipients outside it.</source>
        <translation>Nachrichten gehen aus der Organisation an Empfänger außerhalb.</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Messages from elsewhere are fetched for the organization.</source>
        <translation>Nachrichten von anderswo werden für die Organisation abgeholt.</translation>
    </message>
    <message>
        <source>this kind of server serves incoming messages only.</source>
        <translation>Diese Art Server dient nur eingehenden Nachrichten.</translation>
    </message>
    <message>
        <source>Email Server Type</source>
        <translation>E-Mail-Servertyp</translation>
    </message>
    <message>
        <source>What kind of server the router hands messages to or fetches them from.</source>
        <translation>An welche Art Server der Router Nachrichten übergibt oder von welcher er sie abholt.</translation>
    </message>
    <message>
        <source>SMTP</source>
        <translation>SMTP</translation>
    </message>
    <message>
        <source>Exchange Server, or any other server that follows the SMTP standard.</source>
        <translation>Exchange Server oder jeder andere Server, der den SMTP-Standard befolgt.</translation>
    </message>
    <message>
        <source>SMTP only sends messages on; it serves outgoing messages only.</source>
        <translation>SMTP sendet Nachrichten nur weiter; es dient nur ausgehenden Nachrichten.</translation>
    </message>
    <message>
        <source>Exchange 2007</source>
        <translation>Exchange 2007</translation>
    </message>
    <message>
        <source>Exchange Server 2007 on the organization&apos;s own computers.</source>
        <translation>Exchange Server 2007 auf eigenen Computern der Organisation.</translation>
    </message>
    <message>
        <source>Exchange 2010 or 2013</source>
        <translation>Exchange 2010 oder 2013</translation>
    </message>
    <message>
        <source>Exchange Server 2010 or 2013 on the organization&apos;s own computers.</source>
        <translation>Exchange Server 2010 oder 2013 auf eigenen Computern der Organisation.</translation>
    </message>
    <message>
        <source>Exchange Online</source>
        <translation>Exchange Online</translation>
    </message>
    <message>
        <source>The Exchange service that Microsoft hosts.</source>
        <translation>Der Exchange-Dienst, den Microsoft betreibt.</translation>
    </message>
    <message>
        <source>POP3</source>
        <translation>POP3</translation>
    </message>
    <message>
        <source>Any server that follows the POP3 standard.</source>
        <translation>Jeder Server, der den POP3-Standard befolgt.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the router speaks with the server; the server type decides it.</source>
        <translation>Was der Router mit dem Server spricht; der Servertyp entscheidet darüber.</translation>
    </message>
    <message>
        <source>The Simple Mail Transfer Protocol, which hands messages on.</source>
        <translation>Das Simple Mail Transfer Protocol, das Nachrichten weitergibt.</translation>
    </message>
    <message>
        <source>the router does not speak SMTP with it.</source>
        <translation>Der Router spricht damit nicht SMTP.</translation>
    </message>
    <message>
        <source>Exchange Web Services</source>
        <translation>Exchange-Webdienste</translation>
    </message>
    <message>
        <source>The web service through which Exchange lets programs use mailboxes.</source>
        <translation>Der Webdienst, über den Exchange Programme Postfächer benutzen lässt.</translation>
    </message>
    <message>
        <source>it has no Exchange Web Services.</source>
        <translation>Dort gibt es keine Exchange-Webdienste.</translation>
    </message>
    <message>
        <source>The Post Office Protocol, which fetches messages.</source>
        <translation>Das Post Office Protocol, das Nachrichten abholt.</translation>
    </message>
    <message>
        <source>the router does not speak POP3 with it.</source>
        <translation>Der Router spricht damit nicht POP3.</translation>
    </message>
    <message>
        <source>Authentication Type</source>
        <translation>Authentifizierungstyp</translation>
    </message>
    <message>
        <source>How the router proves to the server who it is.</source>
        <translation>Wie der Router dem Server beweist, wer er ist.</translation>
    </message>
    <message>
        <source>Windows Authentication</source>
        <translation>Windows-Authentifizierung</translation>
    </message>
    <message>
        <source>Signs in as a Windows account, by Kerberos or NTLM.</source>
        <translation>Meldet sich als Windows-Konto an, mit Kerberos oder NTLM.</translation>
    </message>
    <message>
        <source>it does not know the Windows accounts of the organization.</source>
        <translation>Dort sind die Windows-Konten der Organisation nicht bekannt.</translation>
    </message>
    <message>
        <source>Clear Text</source>
        <translation>Klartext</translation>
    </message>
    <message>
        <source>Signs in with a user name and password, sent as they are.</source>
        <translation>Meldet sich mit Benutzernamen und Kennwort an, die gesendet werden, wie sie sind.</translation>
    </message>
    <message>
        <source>User name and password can be read by anyone on the way unless the connection itself is encrypted. Avoid it on networks that are not secured, and ask the email administrator which type of authentication fits.</source>
        <translation>Benutzername und Kennwort kann jeder auf dem Weg lesen, wenn nicht die Verbindung selbst verschlüsselt ist. Vermeiden Sie dies in ungesicherten Netzen und fragen Sie den E-Mail-Administrator, welche Art der Authentifizierung passt.</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>Does not sign in at all.</source>
        <translation>Meldet sich gar nicht an.</translation>
    </message>
    <message>
        <source>only SMTP servers take messages from someone who does not sign in.</source>
        <translation>Nur SMTP-Server nehmen Nachrichten von jemandem an, der sich nicht anmeldet.</translation>
    </message>
    <message>
        <source>Use this only with an internal server that cannot be reached from the internet. Many servers refuse it, and then no message gets through: ask the email administrator what the server requires.</source>
        <translation>Verwenden Sie dies nur mit einem internen Server, der aus dem Internet nicht erreichbar ist. Viele Server weisen es ab, und dann kommt keine Nachricht durch: Fragen Sie den E-Mail-Administrator, was der Server verlangt.</translation>
    </message>
    <message>
        <source>Email Server</source>
        <translation>E-Mail-Server</translation>
    </message>
    <message>
        <source>Where the server is: its host name or IP address, or a complete URL with a port.</source>
        <translation>Wo der Server ist: Hostname oder IP-Adresse, oder eine vollständige URL mit Port.</translation>
    </message>
    <message>
        <source>mail.contoso.com</source>
        <translation>mail.contoso.com</translation>
    </message>
    <message>
        <source>Enter where the server is.</source>
        <translation>Geben Sie ein, wo der Server ist.</translation>
    </message>
    <message>
        <source>Exchange Web Services URL</source>
        <translation>Exchange-Webdienste-URL</translation>
    </message>
    <message>
        <source>The complete address of the Exchange Web Services, beginning with https://.</source>
        <translation>Die vollständige Adresse der Exchange-Webdienste, beginnend mit https://.</translation>
    </message>
    <message>
        <source>https://mail.contoso.com/EWS/Exchange.asmx</source>
        <translation>https://mail.contoso.com/EWS/Exchange.asmx</translation>
    </message>
    <message>
        <source>Whose credentials the router presents to the server.</source>
        <translation>Wessen Zugangsdaten der Router dem Server vorlegt.</translation>
    </message>
    <message>
        <source>Local System Account</source>
        <translation>Lokales Systemkonto</translation>
    </message>
    <message>
        <source>The account of the computer on which the router runs.</source>
        <translation>Das Konto des Computers, auf dem der Router läuft.</translation>
    </message>
    <message>
        <source>it cannot know the account of the router&apos;s computer.</source>
        <translation>Dort kann das Konto des Router-Computers nicht bekannt sein.</translation>
    </message>
    <message>
        <source>The computer of the router and the computer of the Exchange Server must trust each other.</source>
        <translation>Der Computer des Routers und der Computer des Exchange Servers müssen einander vertrauen.</translation>
    </message>
    <message>
        <source>This account has no password that could be sent as clear text. A server that asks for one will refuse the router.</source>
        <translation>Dieses Konto hat kein Kennwort, das als Klartext gesendet werden könnte. Ein Server, der eines verlangt, weist den Router ab.</translation>
    </message>
    <message>
        <source>Other Specified</source>
        <translation>Andere angeben</translation>
    </message>
    <message>
        <source>A user name and password given here.</source>
        <translation>Ein Benutzername und ein Kennwort, die hier angegeben werden.</translation>
    </message>
    <message>
        <source>whoever does not sign in has no use for a user name and password.</source>
        <translation>Wer sich nicht anmeldet, braucht weder Benutzernamen noch Kennwort.</translation>
    </message>
    <message>
        <source>A profile holds one set of credentials; for a further set, make a further profile. The user needs full access to every mailbox that the profile serves.</source>
        <translation>Ein Profil enthält einen Satz Zugangsdaten; für einen weiteren Satz legen Sie ein weiteres Profil an. Der Benutzer braucht Vollzugriff auf jedes Postfach, das das Profil bedient.</translation>
    </message>
    <message>
        <source>With Exchange Online this is the owner of the mailbox or an administrator of the tenant.</source>
        <translation>Bei Exchange Online ist dies der Besitzer des Postfachs oder ein Administrator des Mandanten.</translation>
    </message>
    <message>
        <source>User Type</source>
        <translation>Benutzertyp</translation>
    </message>
    <message>
        <source>Whether the credentials are those of one mailbox or of an administrator.</source>
        <translation>Ob die Zugangsdaten die eines einzelnen Postfachs oder die eines Administrators sind.</translation>
    </message>
    <message>
        <source>the user type is asked only for sending through Exchange Online.</source>
        <translation>Nach dem Benutzertyp wird nur beim Senden über Exchange Online gefragt.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>An administrator of the tenant sends for its mailboxes.</source>
        <translation>Ein Administrator des Mandanten sendet für dessen Postfächer.</translation>
    </message>
    <message>
        <source>One set of credentials serves many mailboxes, or mailboxes whose own credentials are not used. The router can reach every mailbox of the tenant with it.</source>
        <translation>Ein Satz Zugangsdaten dient vielen Postfächern oder solchen, deren eigene Zugangsdaten nicht verwendet werden. Der Router erreicht damit jedes Postfach des Mandanten.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Each mailbox sends for itself.</source>
        <translation>Jedes Postfach sendet für sich selbst.</translation>
    </message>
    <message>
        <source>The router signs in to each mailbox with the mailbox&apos;s own email address and the password given here.</source>
        <translation>Der Router meldet sich an jedem Postfach mit dessen eigener E-Mail-Adresse und dem hier angegebenen Kennwort an.</translation>
    </message>
    <message>
        <source>User Name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>The name with which the router signs in, written as user@full.domain.</source>
        <translation>Der Name, mit dem sich der Router anmeldet, geschrieben als user@full.domain.</translation>
    </message>
    <message>
        <source>router@contoso.com</source>
        <translation>router@contoso.com</translation>
    </message>
    <message>
        <source>that account needs no user name.</source>
        <translation>Dieses Konto braucht keinen Benutzernamen.</translation>
    </message>
    <message>
        <source>the address of the mailbox itself is the user name.</source>
        <translation>Die Adresse des Postfachs selbst ist der Benutzername.</translation>
    </message>
    <message>
        <source>Enter the user name with which the router signs in.</source>
        <translation>Geben Sie den Benutzernamen ein, mit dem sich der Router anmeldet.</translation>
    </message>
    <message>
        <source>This is neither user@full.domain nor DOMAIN\user; Windows may not find the account.</source>
        <translation>Dies ist weder user@full.domain noch DOMAIN\user; vielleicht findet Windows das Konto nicht.</translation>
    </message>
    <message>
        <source>This is no address of the form user@full.domain. Some hosted servers use such names; if yours does not, it will refuse the router.</source>
        <translation>Dies ist keine Adresse der Form user@full.domain. Manche gehosteten Server verwenden solche Namen; Ihrer weist sie ab, wenn nicht.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>The password of that user. It is kept in the keyring of this workstation and nowhere else.</source>
        <translation>Das Kennwort dieses Benutzers. Es liegt im Schlüsselbund dieses Arbeitsplatzes und nirgends sonst.</translation>
    </message>
    <message>
        <source>that account needs no password.</source>
        <translation>Dieses Konto braucht kein Kennwort.</translation>
    </message>
    <message>
        <source>Enter the password with which the router signs in.</source>
        <translation>Geben Sie das Kennwort ein, mit dem sich der Router anmeldet.</translation>
    </message>
    <message>
        <source>The profile has a password, but the keyring of this workstation lacks it. Type it here to supply it; the profile itself stays as it is.</source>
        <translation>Das Profil hat ein Kennwort, dem Schlüsselbund dieses Arbeitsplatzes fehlt es aber. Geben Sie es hier ein, um es nachzutragen; das Profil selbst bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The password begins or ends with a blank, which is kept as typed. Check that this is meant.</source>
        <translation>Das Kennwort beginnt oder endet mit einem Leerzeichen, das wie eingegeben behalten wird. Prüfen Sie, ob es so gemeint ist.</translation>
    </message>
    <message>
        <source>Access Type</source>
        <translation>Zugriffstyp</translation>
    </message>
    <message>
        <source>By which right the administrator sends for a mailbox.</source>
        <translation>Mit welchem Recht der Administrator für ein Postfach sendet.</translation>
    </message>
    <message>
        <source>the access type is asked only where an administrator sends through Exchange Online.</source>
        <translation>Nach dem Zugriffstyp wird nur gefragt, wo ein Administrator über Exchange Online sendet.</translation>
    </message>
    <message>
        <source>Delegate Access</source>
        <translation>Zugriff als Stellvertretung</translation>
    </message>
    <message>
        <source>Messages are sent on behalf of the mailbox.</source>
        <translation>Nachrichten werden im Auftrag des Postfachs gesendet.</translation>
    </message>
    <message>
        <source>Recipients see that the message was sent on behalf of the mailbox. The administrator needs the delegate permission on it; where it is missing, the router tries to grant it.</source>
        <translation>Empfänger sehen, dass die Nachricht im Auftrag des Postfachs gesendet wurde. Der Administrator braucht darauf das Recht der Stellvertretung; fehlt es, versucht der Router, es zu erteilen.</translation>
    </message>
    <message>
        <source>Send As</source>
        <translation>Senden als</translation>
    </message>
    <message>
        <source>Messages are sent as the mailbox itself.</source>
        <translation>Nachrichten werden als das Postfach selbst gesendet.</translation>
    </message>
    <message>
        <source>Recipients see the mailbox as the only sender. The administrator needs the Send As permission on it.</source>
        <translation>Empfänger sehen das Postfach als einzigen Absender. Der Administrator braucht darauf das Recht „Senden als“.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>“{value}” is not a value of {field}. Choose one of those on offer.</source>
        <translation>„{value}“ ist kein Wert von {field}. Wählen Sie einen der angebotenen.</translation>
    </message>
    <message>
        <source>{field} holds “{value}”, which does not apply. {reason}</source>
        <translation>{field} enthält „{value}“, was hier nicht gilt. {reason}</translation>
    </message>
    <message>
        <source>{field} holds “{value}”; the rules make it “{lawful}”. {reason}</source>
        <translation>{field} enthält „{value}“; nach den Regeln gilt „{lawful}“. {reason}</translation>
    </message>
    <message>
        <source>{field} is missing; the rules make it “{lawful}”.</source>
        <translation>{field} fehlt; nach den Regeln gilt „{lawful}“.</translation>
    </message>
    <message>
        <source>{field} stands in the document itself, where it is readable. Take it out.</source>
        <translation>{field} steht im Dokument selbst, wo es lesbar ist. Nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>{field} is kept for the profile, but does not apply. {reason}</source>
        <translation>{field} ist für das Profil abgelegt, gilt hier aber nicht. {reason}</translation>
    </message>
    <message>
        <source>“{field}” is no field of this page.</source>
        <translation>„{field}“ ist kein Feld dieser Seite.</translation>
    </message>
    <message>
        <source>{field} is kept without blanks at its ends. Take them away.</source>
        <translation>{field} wird ohne Leerzeichen an den Enden behalten. Entfernen Sie sie.</translation>
    </message>
    <message>
        <source>This is longer than {limit} characters. Shorten it.</source>
        <translation>Dies ist länger als {limit} Zeichen. Kürzen Sie es.</translation>
    </message>
    <message>
        <source>There is a blank or a control character in it. Take it out.</source>
        <translation>Darin steht ein Leerzeichen oder ein Steuerzeichen. Nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>“{host}” is neither a host name nor an IP address. Write it like {example}.</source>
        <translation>„{host}“ ist weder ein Hostname noch eine IP-Adresse. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>In a URL, an IP address with colons stands in brackets. Write it like {example}.</source>
        <translation>In einer URL steht eine IP-Adresse mit Doppelpunkten in eckigen Klammern. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>The host name is missing after “{scheme}://”. Write it like {example}.</source>
        <translation>Nach „{scheme}://“ fehlt der Hostname. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>“{scheme}://” does not fit here. Write it like {example}.</source>
        <translation>„{scheme}://“ passt hier nicht. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>“http://” would send the credentials unencrypted. Write “https://” and check the server&apos;s address.</source>
        <translation>„http://“ würde die Zugangsdaten unverschlüsselt senden. Schreiben Sie „https://“ und prüfen Sie die Adresse des Servers.</translation>
    </message>
    <message>
        <source>A complete URL is needed here. Write it like {example}.</source>
        <translation>Hier wird eine vollständige URL gebraucht. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>The path of the service is missing after the host name. Write it like {example}.</source>
        <translation>Nach dem Hostnamen fehlt der Pfad des Dienstes. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>A user name or password does not belong in the address. User Name and Password have fields of their own.</source>
        <translation>Benutzername oder Kennwort gehören nicht in die Adresse. Dafür gibt es eigene Felder.</translation>
    </message>
    <message>
        <source>Nothing may follow the host name and port. Take “{extra}” away.</source>
        <translation>Nach Hostname und Port darf nichts folgen. Entfernen Sie „{extra}“.</translation>
    </message>
    <message>
        <source>Nothing may follow the path of the service. Take “{extra}” away.</source>
        <translation>Nach dem Pfad des Dienstes darf nichts folgen. Entfernen Sie „{extra}“.</translation>
    </message>
    <message>
        <source>The port must be a number from 1 to 65535. Write it like {example}.</source>
        <translation>Der Port muss eine Zahl von 1 bis 65535 sein. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>A port is given with a complete URL. Write it like {example}.</source>
        <translation>Ein Port wird mit einer vollständigen URL angegeben. Schreiben Sie etwa {example}.</translation>
    </message>
    <message>
        <source>the connection is encrypted from the start.</source>
        <translation>Die Verbindung ist von Anfang an verschlüsselt.</translation>
    </message>
    <message>
        <source>Connection security</source>
        <translation>Verbindungssicherheit</translation>
    </message>
    <message>
        <source>Whether and when the connection to the server is encrypted.</source>
        <translation>Ob und wann die Verbindung zum Server verschlüsselt wird.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Encrypts where the server offers it, and always before a password would be sent as it is.</source>
        <translation>Verschlüsselt, wo der Server es anbietet, und immer, bevor ein Kennwort gesendet würde, wie es ist.</translation>
    </message>
    <message>
        <source>STARTTLS required</source>
        <translation>STARTTLS erforderlich</translation>
    </message>
    <message>
        <source>Begins in the clear, then encrypts; a server that does not offer this is given nothing.</source>
        <translation>Beginnt offen und verschlüsselt dann; ein Server, der das nicht anbietet, erhält nichts.</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS von Anfang an</translation>
    </message>
    <message>
        <source>Nothing is said before the connection is encrypted.</source>
        <translation>Bevor die Verbindung verschlüsselt ist, wird nichts gesagt.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Never encrypts, even where the server offers it.</source>
        <translation>Verschlüsselt nie, auch wo der Server es anbietet.</translation>
    </message>
    <message>
        <source>User name and password cross the network for everybody to read. Use this only where the way to the server is protected in another manner.</source>
        <translation>Benutzername und Kennwort gehen für alle lesbar durch das Netz. Verwenden Sie dies nur, wo der Weg zum Server auf andere Weise geschützt ist.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The port at which the server listens. Empty means the usual one of protocol and connection security.</source>
        <translation>Der Port, an dem der Server lauscht. Leer bedeutet den üblichen von Protokoll und Verbindungssicherheit.</translation>
    </message>
    <message>
        <source>the port stands in it.</source>
        <translation>Der Port steht darin.</translation>
    </message>
    <message>
        <source>Many servers want those who sign in at port 587 and keep port 25 for other servers. Enter 587 if the server does not answer or refuses to let the router sign in.</source>
        <translation>Viele Server erwarten Anmeldungen an Port 587 und halten Port 25 für andere Server frei. Geben Sie 587 ein, wenn der Server nicht antwortet oder den Router nicht anmelden lässt.</translation>
    </message>
    <message>
        <source>Time limit (seconds)</source>
        <translation>Zeitlimit (Sekunden)</translation>
    </message>
    <message>
        <source>How long each step of a connection may take, from 1 to 300 seconds. Empty means 30.</source>
        <translation>Wie lange jeder Schritt einer Verbindung dauern darf, von 1 bis 300 Sekunden. Leer bedeutet 30.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertraute Zertifikate</translation>
    </message>
    <message>
        <source>Certificates that vouch for the server besides those the system trusts, for example that of the organization&apos;s own authority. They are kept in the profile itself, not the name of their file.</source>
        <translation>Zertifikate, die neben denen, denen das System vertraut, für den Server bürgen, zum Beispiel das der eigenen Zertifizierungsstelle der Organisation. Sie liegen im Profil selbst, nicht der Name ihrer Datei.</translation>
    </message>
    <message>
        <source>without encryption no certificate is looked at.</source>
        <translation>Ohne Verschlüsselung wird kein Zertifikat angesehen.</translation>
    </message>
    <message>
        <source>The time of one of these certificates is over, and no server is trusted for its sake any more. Choose a newer one.</source>
        <translation>Die Zeit eines dieser Zertifikate ist abgelaufen, und seinetwegen wird keinem Server mehr vertraut. Wählen Sie ein neueres.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>There is no certificate in it. Choose a file that has a line “-----BEGIN CERTIFICATE-----”.</source>
        <translation>Darin ist kein Zertifikat. Wählen Sie eine Datei mit einer Zeile „-----BEGIN CERTIFICATE-----“.</translation>
    </message>
    <message>
        <source>There is a private key in it, and everybody who reads the profile could read it. Choose another file.</source>
        <translation>Darin ist ein privater Schlüssel, und jeder, der das Profil liest, könnte ihn lesen. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The certificates are longer than {limit} characters. Choose a file with those that are needed only.</source>
        <translation>Die Zertifikate sind länger als {limit} Zeichen. Wählen Sie eine Datei nur mit denen, die gebraucht werden.</translation>
    </message>
    <message>
        <source>Certificate {number} has no end. Get the whole file, and choose it again.</source>
        <translation>Zertifikat {number} hat kein Ende. Beschaffen Sie die ganze Datei und wählen Sie sie erneut.</translation>
    </message>
    <message>
        <source>Certificate {number} is damaged: it is no base64 text. Get the file anew.</source>
        <translation>Zertifikat {number} ist beschädigt: Es ist kein base64-Text. Beschaffen Sie die Datei neu.</translation>
    </message>
    <message>
        <source>What stands at place {number} is no certificate. Choose another file.</source>
        <translation>Was an Stelle {number} steht, ist kein Zertifikat. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>There is other text beside the certificates. Choose the file again.</source>
        <translation>Neben den Zertifikaten steht anderer Text. Wählen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{subject}, until {until}, SHA-256 {fingerprint}</source>
        <translation>{subject}, bis {until}, SHA-256 {fingerprint}</translation>
    </message>
    <message>
        <source>{first}; {others}</source>
        <translation>{first}; {others}</translation>
    </message>
    <message>
        <source>certificates that cannot be read</source>
        <translation>Zertifikate, die nicht lesbar sind</translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>backup copy</source>
        <translation>Sicherungskopie</translation>
    </message>
    <message>
        <source>other programs kept the store busy.</source>
        <translation>Andere Programme hielten den Speicher belegt.</translation>
    </message>
    <message>
        <source>No backup copy of the profile store could be made at {path}: {reason} What is published is safe in the store itself; the copy is tried again after the next publication.</source>
        <translation>Vom Profilspeicher konnte bei {path} keine Sicherungskopie angelegt werden: {reason} Was veröffentlicht ist, ist im Speicher selbst sicher; die Kopie wird nach der nächsten Veröffentlichung erneut versucht.</translation>
    </message>
    <message>
        <source>The backup copy {path} could not be read: {reason}. Try again.</source>
        <translation>Die Sicherungskopie {path} konnte nicht gelesen werden: {reason}. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no backup copy at {path}. Nothing was changed.</source>
        <translation>Bei {path} gibt es keine Sicherungskopie. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The profile store {path} could not be recovered: {reason}. The backup copy {copy} is as it was, and nothing was deleted. Make sure that your account may write there and that there is room, then try again.</source>
        <translation>Der Profilspeicher {path} konnte nicht wiederhergestellt werden: {reason}. Die Sicherungskopie {copy} ist, wie sie war, und nichts wurde gelöscht. Sorgen Sie dafür, dass Ihr Konto dort schreiben darf und Platz ist, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>another program has changed it just now</source>
        <translation>Ein anderes Programm hat ihn gerade geändert</translation>
    </message>
    <message>
        <source>The backup copy {path} is of another store. Nothing was changed. Bring the right file back, or open another store.</source>
        <translation>Die Sicherungskopie {path} gehört zu einem anderen Speicher. Nichts wurde geändert. Bringen Sie die richtige Datei zurück, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The {what} {path} is missing or empty.</source>
        <translation>{what} {path} fehlt oder ist leer.</translation>
    </message>
    <message>
        <source>The {what} {path} cannot be opened or made: {reason}. Check the path and that your account may write there, then try again.</source>
        <translation>{what} {path} ist nicht zu öffnen oder anzulegen: {reason}. Prüfen Sie den Pfad und ob Ihr Konto dort schreiben darf, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>a version has no publication</source>
        <translation>zu einer Fassung fehlt die Veröffentlichung</translation>
    </message>
    <message>
        <source>{place} does not hold revision {revision} any more. It is perhaps an older copy. Close the history and press F5 to read the store as it is.</source>
        <translation>{place} enthält Revision {revision} nicht mehr. Vielleicht ist es eine ältere Kopie. Schließen Sie den Verlauf und drücken Sie F5, um den Speicher zu lesen, wie er ist.</translation>
    </message>
    <message>
        <source>Windows Credential Locker</source>
        <translation>Windows-Anmeldeinformationsspeicher</translation>
    </message>
    <message>
        <source>macOS Keychain</source>
        <translation>macOS-Schlüsselbund</translation>
    </message>
    <message>
        <source>no keyring</source>
        <translation>kein Schlüsselbund</translation>
    </message>
    <message>
        <source>a keyring that keeps nothing</source>
        <translation>ein Schlüsselbund, der nichts behält</translation>
    </message>
    <message>
        <source>Waiting for the keyring was cancelled.</source>
        <translation>Das Warten auf den Schlüsselbund wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The keyring did not answer within {seconds} s. It may be asking for its password in another window, or hang. Unlock it or start it again, then try again.</source>
        <translation>Der Schlüsselbund hat nicht innerhalb von {seconds} s geantwortet. Vielleicht fragt er in einem anderen Fenster nach seinem Kennwort, oder er hängt. Entsperren Sie ihn oder starten Sie ihn neu, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Zurücklesen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Who can read it</source>
        <translation>Wer es lesen kann</translation>
    </message>
    <message>
        <source>Every program of this user&apos;s session, while it is unlocked.</source>
        <translation>Jedes Programm in der Sitzung dieses Benutzers, solange er entsperrt ist.</translation>
    </message>
    <message>
        <source>KWallet may ask when a program comes for the first time.</source>
        <translation>KWallet kann fragen, wenn ein Programm zum ersten Mal kommt.</translation>
    </message>
    <message>
        <source>Every program that runs under this Windows account.</source>
        <translation>Jedes Programm, das unter diesem Windows-Konto läuft.</translation>
    </message>
    <message>
        <source>The program that wrote it; macOS asks its user before any other may read it.</source>
        <translation>Das Programm, das es geschrieben hat; macOS fragt den Benutzer, bevor ein anderes es lesen darf.</translation>
    </message>
    <message>
        <source>Nobody: it keeps nothing.</source>
        <translation>Niemand: Er behält nichts.</translation>
    </message>
    <message>
        <source>Not known of this keyring: look into its own documentation.</source>
        <translation>Von diesem Schlüsselbund nicht bekannt: Sehen Sie in dessen Dokumentation nach.</translation>
    </message>
    <message>
        <source>None could be looked for.</source>
        <translation>Es konnte keiner gesucht werden.</translation>
    </message>
    <message>
        <source>The keyring could not be asked.</source>
        <translation>Der Schlüsselbund konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>The secret was not kept.</source>
        <translation>Das Geheimnis wurde nicht abgelegt.</translation>
    </message>
    <message>
        <source>The secret could not be read back.</source>
        <translation>Das Geheimnis konnte nicht zurückgelesen werden.</translation>
    </message>
    <message>
        <source>The secret could not be deleted.</source>
        <translation>Das Geheimnis konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>No keyring of the operating system answers in this session. Start one (on Linux for example GNOME Keyring or KeePassXC), then try again.</source>
        <translation>In dieser Sitzung antwortet kein Schlüsselbund des Betriebssystems. Starten Sie einen (unter Linux zum Beispiel GNOME Keyring oder KeePassXC), dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring is locked and was not unlocked. Try again and enter its password when it asks; where no window can open to ask, unlock it beforehand.</source>
        <translation>Der Schlüsselbund ist gesperrt und wurde nicht entsperrt. Versuchen Sie es erneut und geben Sie sein Kennwort ein, wenn er fragt; wo kein Fenster zum Fragen aufgehen kann, entsperren Sie ihn vorher.</translation>
    </message>
    <message>
        <source>The keyring is not set up yet, and that was dismissed or no window could open to ask. Choose a password for it in the desktop&apos;s program for passwords and keys, then try again.</source>
        <translation>Der Schlüsselbund ist noch nicht eingerichtet, und das wurde abgelehnt oder kein Fenster konnte zum Fragen aufgehen. Wählen Sie im Programm für Kennwörter und Schlüssel des Desktops ein Kennwort für ihn, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring&apos;s service has ended or broke off. Start it again, or log out and in, then try again.</source>
        <translation>Der Dienst des Schlüsselbunds ist beendet oder abgebrochen. Starten Sie ihn neu, oder melden Sie sich ab und wieder an, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring refused to keep it. Look at its settings in the desktop&apos;s program for passwords and keys.</source>
        <translation>Der Schlüsselbund weigerte sich, es abzulegen. Sehen Sie seine Einstellungen im Programm für Kennwörter und Schlüssel des Desktops an.</translation>
    </message>
    <message>
        <source>It is too long for this keyring. Windows keeps at most 1280 characters.</source>
        <translation>Es ist für diesen Schlüsselbund zu lang. Windows behält höchstens 1280 Zeichen.</translation>
    </message>
    <message>
        <source>It holds a character that cannot be kept. Type it again.</source>
        <translation>Es enthält ein Zeichen, das nicht abgelegt werden kann. Geben Sie es erneut ein.</translation>
    </message>
    <message>
        <source>The keyring that the settings of Python&apos;s keyring library name cannot be loaded. Correct PYTHON_KEYRING_BACKEND or keyringrc.cfg, then try again.</source>
        <translation>Der Schlüsselbund, den die Einstellungen von Pythons Bibliothek keyring nennen, ist nicht zu laden. Berichtigen Sie PYTHON_KEYRING_BACKEND oder keyringrc.cfg, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The only keyring here would write it into a file that anybody may read who gets hold of it. Start a keyring of the operating system (on Linux for example GNOME Keyring or KeePassXC), then try again.</source>
        <translation>Der einzige Schlüsselbund hier würde es in eine Datei schreiben, die jeder lesen kann, der sie in die Hand bekommt. Starten Sie einen Schlüsselbund des Betriebssystems (unter Linux zum Beispiel GNOME Keyring oder KeePassXC), dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring took it, but does not give it back: it keeps nothing, or something else changes it. Choose another keyring, then try again.</source>
        <translation>Der Schlüsselbund hat es angenommen, gibt es aber nicht zurück: Er behält nichts, oder etwas anderes verändert es. Wählen Sie einen anderen Schlüsselbund, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring does not let go of it. Delete it in the desktop&apos;s program for passwords and keys: it stands there under emailrouter.</source>
        <translation>Der Schlüsselbund gibt es nicht her. Löschen Sie es im Programm für Kennwörter und Schlüssel des Desktops: Es steht dort unter emailrouter.</translation>
    </message>
    <message>
        <source>The keyring failed ({kind}). Look whether it works in other programs, then try again.</source>
        <translation>Der Schlüsselbund hat versagt ({kind}). Sehen Sie nach, ob er in anderen Programmen funktioniert, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was published: revision {revision} has been published since, {by_whom}. Read the store again to see it, then publish.</source>
        <translation>Es wurde nichts veröffentlicht: Inzwischen wurde Revision {revision} veröffentlicht, {by_whom}. Lesen Sie den Speicher neu, um sie zu sehen, dann veröffentlichen Sie.</translation>
    </message>
    <message>
        <source>Nothing was published: {place} is not the store that your changes stand on, but perhaps an older copy of it; {state}, and your changes stand on revision {base}. Bring the right file back, or read the store again and look through your changes.</source>
        <translation>Es wurde nichts veröffentlicht: {place} ist nicht der Speicher, auf dem Ihre Änderungen stehen, sondern vielleicht eine ältere Kopie davon; {state}, und Ihre Änderungen stehen auf Revision {base}. Bringen Sie die richtige Datei zurück, oder lesen Sie den Speicher neu und sehen Sie Ihre Änderungen durch.</translation>
    </message>
    <message>
        <source>its newest is revision {revision}, {by_whom}</source>
        <translation>seine neueste ist Revision {revision}, {by_whom}</translation>
    </message>
    <message>
        <source>nothing was ever published in it</source>
        <translation>darin wurde noch nie etwas veröffentlicht</translation>
    </message>
    <message>
        <source>Nothing was published: another store has been put at {place} since it was read. Bring the right file back, or read the store again.</source>
        <translation>Es wurde nichts veröffentlicht: Bei {place} wurde ein anderer Speicher hingelegt, seit gelesen wurde. Bringen Sie die richtige Datei zurück, oder lesen Sie den Speicher neu.</translation>
    </message>
    <message>
        <source>The profile store {place} is not the one that was read any more, but another one or an older copy. Bring the right file back, or press F5 to read the store as it is. Your unpublished changes are kept.</source>
        <translation>Der Profilspeicher {place} ist nicht mehr der, der gelesen wurde, sondern ein anderer oder eine ältere Kopie. Bringen Sie die richtige Datei zurück, oder drücken Sie F5, um den Speicher zu lesen, wie er ist. Ihre unveröffentlichten Änderungen sind aufbewahrt.</translation>
    </message>
    <message>
        <source>by {user} on {workstation} at {time}</source>
        <translation>von {user} an {workstation}, {time}</translation>
    </message>
    <message>
        <source>it is not known by whom</source>
        <translation>von wem, ist nicht bekannt</translation>
    </message>
    <message>
        <source>A store cannot be named by “{scheme}:”. Give the path of a file, {sqlite} and the path (four slashes for an absolute one), or postgresql://user@host/database.</source>
        <translation>Ein Speicher kann nicht mit „{scheme}:“ genannt werden. Geben Sie den Pfad einer Datei an, {sqlite} und den Pfad (mit vier Schrägstrichen für einen absoluten), oder postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>That is not the path of a store. Give the path of a file, or postgresql://user@host/database.</source>
        <translation>Das ist nicht der Pfad eines Speichers. Geben Sie den Pfad einer Datei an, oder postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>The path {path} cannot be followed: {error}. Give an absolute path.</source>
        <translation>Dem Pfad {path} kann nicht gefolgt werden: {error}. Geben Sie einen absoluten Pfad an.</translation>
    </message>
    <message>
        <source>the state directory {directory} cannot be used: {reason}. Choose a directory of your own with --state-dir, or give yourself the permission to write there.</source>
        <translation>Das Zustandsverzeichnis {directory} ist nicht verwendbar: {reason}. Wählen Sie mit --state-dir ein eigenes Verzeichnis, oder geben Sie sich das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation>Es kann nicht beschrieben werden</translation>
    </message>
    <message>
        <source>everybody may write there</source>
        <translation>Jeder darf dort schreiben</translation>
    </message>
    <message>
        <source>the state directory {directory} is in use by {holder} and did not become free within {seconds} s. Close the other program, or choose another directory with --state-dir.</source>
        <translation>Das Zustandsverzeichnis {directory} wird von {holder} benutzt und wurde nicht innerhalb von {seconds} s frei. Schließen Sie das andere Programm, oder wählen Sie mit --state-dir ein anderes Verzeichnis.</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>einem anderen Prozess</translation>
    </message>
    <message>
        <source>profile store</source>
        <translation>Profilspeicher</translation>
    </message>
    <message>
        <source>Put a good copy of the file in its place, or open another store.</source>
        <translation>Legen Sie eine gute Kopie der Datei an ihre Stelle, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The profile store {place} is missing, although {although}. Nothing was made in its place. Bring the file back, or open another store.</source>
        <translation>Der Profilspeicher {place} fehlt, obwohl {although}. An seiner Stelle wurde nichts angelegt. Bringen Sie die Datei zurück, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The profile store {place} is empty, although {although}. Nothing was made in its place. Bring the file back, or open another store.</source>
        <translation>Der Profilspeicher {place} ist leer, obwohl {although}. An seiner Stelle wurde nichts angelegt. Bringen Sie die Datei zurück, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>a store was read there before</source>
        <translation>dort früher ein Speicher gelesen wurde</translation>
    </message>
    <message>
        <source>its backup copy lies beside it</source>
        <translation>seine Sicherungskopie daneben liegt</translation>
    </message>
    <message>
        <source>Nothing in it was changed.</source>
        <translation>Darin wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The {what} {path} is damaged ({error}).</source>
        <translation>{what} {path} ist beschädigt ({error}).</translation>
    </message>
    <message>
        <source>The {what} {path} cannot be opened: {reason}. Nothing in it was changed. Check the path and that your account may read and write there, then try again.</source>
        <translation>{what} {path} ist nicht zu öffnen: {reason}. Darin wurde nichts geändert. Prüfen Sie den Pfad und ob Ihr Konto dort lesen und schreiben darf, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The {what} {path} is in use by another program and did not become free within {seconds} s. Nothing in it was changed. Try again; if it stays so, close the program that holds it.</source>
        <translation>{what} {path} wird von einem anderen Programm benutzt und wurde nicht innerhalb von {seconds} s frei. Darin wurde nichts geändert. Versuchen Sie es erneut; bleibt es so, schließen Sie das Programm, das zugreift.</translation>
    </message>
    <message>
        <source>The {what} {path} cannot be written: the file, its directory or the disk is read-only for your account. Nothing in it was changed. Get the permission to write there, then try again.</source>
        <translation>{what} {path} ist nicht beschreibbar: Die Datei, ihr Verzeichnis oder der Datenträger ist für Ihr Konto schreibgeschützt. Darin wurde nichts geändert. Beschaffen Sie sich das Recht, dort zu schreiben, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for the {what} {path}. Nothing in it was changed. Make room there, then try again.</source>
        <translation>{what} {path}: Auf dem Datenträger ist kein Platz mehr. Darin wurde nichts geändert. Schaffen Sie dort Platz, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The {what} {path} could not be used ({error}). Check that its disk or network share works, then try again.</source>
        <translation>{what} {path} war nicht verwendbar ({error}). Prüfen Sie, ob Datenträger oder Netzfreigabe funktionieren, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>Es ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>Es ist keine Datei</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>another file was put at {path} meanwhile</source>
        <translation>Bei {path} wurde inzwischen eine andere Datei hingelegt</translation>
    </message>
    <message>
        <source>{place} is a database of another program, not a profile store. Nothing in it was changed. Open another store.</source>
        <translation>{place} ist die Datenbank eines anderen Programms, kein Profilspeicher. Darin wurde nichts geändert. Öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The profile store {place} is damaged (it does not say what it is). Nothing in it was changed.</source>
        <translation>Der Profilspeicher {place} ist beschädigt (er sagt nicht, was er ist). Darin wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The profile store {place} was made by a newer version of this program (format {format}; this one reads format {ours}). Nothing in it was changed. Install the newer version, or open another store.</source>
        <translation>Der Profilspeicher {place} wurde von einer neueren Version dieses Programms angelegt (Format {format}; dieses liest Format {ours}). Darin wurde nichts geändert. Installieren Sie die neuere Version, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The password was not kept.</source>
        <translation>Das Kennwort wurde nicht abgelegt.</translation>
    </message>
    <message>
        <source>The password could not be read.</source>
        <translation>Das Kennwort konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The password was not deleted.</source>
        <translation>Das Kennwort wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>It is empty. Type one.</source>
        <translation>Es ist leer. Geben Sie eines ein.</translation>
    </message>
    <message>
        <source>record of unpublished work</source>
        <translation>Aufzeichnung unveröffentlichter Arbeit</translation>
    </message>
    <message>
        <source>The record of unpublished work {path} was made by a newer version of this program. Nothing in it was changed. Install the newer version, or choose another state directory.</source>
        <translation>Die Aufzeichnung unveröffentlichter Arbeit {path} wurde von einer neueren Version dieses Programms angelegt. Darin wurde nichts geändert. Installieren Sie die neuere Version, oder wählen Sie ein anderes Zustandsverzeichnis.</translation>
    </message>
    <message>
        <source>It has been moved aside already; try again.</source>
        <translation>Sie wurde bereits beiseitegelegt; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It could not be moved aside ({error}): move it away yourself, or choose another state directory, then try again.</source>
        <translation>Sie konnte nicht beiseitegelegt werden ({error}): Verschieben Sie sie selbst, oder wählen Sie ein anderes Zustandsverzeichnis, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It was moved to {path}, and a new one is begun when you try again. What is published is not touched; changes that were not published yet have to be made again.</source>
        <translation>Sie wurde nach {path} verschoben, und eine neue wird begonnen, wenn Sie es erneut versuchen. Was veröffentlicht ist, ist nicht berührt; noch unveröffentlichte Änderungen müssen neu vorgenommen werden.</translation>
    </message>
    <message>
        <source>The keyring is just deleting this password. Try again later.</source>
        <translation>Der Schlüsselbund löscht dieses Kennwort gerade. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The URL of the store cannot be read. Write it as postgresql://user@host/database.</source>
        <translation>Die URL des Speichers ist nicht lesbar. Schreiben Sie sie als postgresql://user@host/database.</translation>
    </message>
    <message>
        <source>The URL of the store holds a password, which others can read there. Leave it out: the program asks for it once and keeps it in the keyring.</source>
        <translation>Die URL des Speichers enthält ein Kennwort, das andere dort lesen können. Lassen Sie es weg: Das Programm fragt einmal danach und legt es im Schlüsselbund ab.</translation>
    </message>
    <message>
        <source>The URL of the store holds a secret ({option}), which others can read there. Leave it out: PostgreSQL&apos;s service file can hold it, which service= in the URL names.</source>
        <translation>Die URL des Speichers enthält ein Geheimnis ({option}), das andere dort lesen können. Lassen Sie es weg: Die Service-Datei von PostgreSQL kann es enthalten, die mit service= in der URL genannt wird.</translation>
    </message>
    <message>
        <source>The password of the store&apos;s server was not kept.</source>
        <translation>Das Kennwort des Speicher-Servers wurde nicht abgelegt.</translation>
    </message>
    <message>
        <source>The password of the store&apos;s server could not be read.</source>
        <translation>Das Kennwort des Speicher-Servers konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <source>The profile store {place} is on a PostgreSQL server, and what speaks with one is not installed here. Install emailrouter-gui[postgresql], or open another store.</source>
        <translation>Der Profilspeicher {place} liegt auf einem PostgreSQL-Server, und was mit einem solchen spricht, ist hier nicht installiert. Installieren Sie emailrouter-gui[postgresql], oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} did not answer within {seconds} s. It may hang, or the network be down. Try again, or ask whoever runs the server.</source>
        <translation>Der Server des Profilspeichers {place} hat nicht innerhalb von {seconds} s geantwortet. Vielleicht hängt er, oder das Netz ist gestört. Versuchen Sie es erneut, oder fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} cannot be reached ({said}). Check the URL and the network, then try again.</source>
        <translation>Der Server des Profilspeichers {place} ist nicht erreichbar ({said}). Prüfen Sie URL und Netz, dann versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The connection to the profile store {place} was lost ({said}). Try again; the server may be starting again.</source>
        <translation>Die Verbindung zum Profilspeicher {place} ging verloren ({said}). Versuchen Sie es erneut; vielleicht startet der Server gerade neu.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} wants a password for {user}. Enter it; it is kept in the keyring.</source>
        <translation>Der Server des Profilspeichers {place} verlangt ein Kennwort für {user}. Geben Sie es ein; es wird im Schlüsselbund abgelegt.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} refused the password for {user}. Enter the right one, or ask whoever runs the server.</source>
        <translation>Der Server des Profilspeichers {place} hat das Kennwort für {user} abgelehnt. Geben Sie das richtige ein, oder fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} could not prove who it is ({said}). No password was sent to it. Check the host in the URL, and the root certificate (sslrootcert).</source>
        <translation>Der Server des Profilspeichers {place} konnte nicht beweisen, wer er ist ({said}). Es wurde kein Kennwort an ihn gesendet. Prüfen Sie den Host in der URL und das Stammzertifikat (sslrootcert).</translation>
    </message>
    <message>
        <source>The profile store {place} is damaged ({said}). Nothing in it was changed. Have the database restored by whoever runs the server, or open another store.</source>
        <translation>Der Profilspeicher {place} ist beschädigt ({said}). Darin wurde nichts geändert. Lassen Sie die Datenbank vom Betreiber des Servers wiederherstellen, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} follows another one and takes no changes itself. Open the store on the other server to publish.</source>
        <translation>Der Server des Profilspeichers {place} folgt einem anderen und nimmt selbst keine Änderungen an. Öffnen Sie den Speicher zum Veröffentlichen auf dem anderen Server.</translation>
    </message>
    <message>
        <source>{user} may read the profile store {place}, but not publish in it. Ask the store&apos;s owner for the right to publish.</source>
        <translation>{user} darf den Profilspeicher {place} lesen, aber nicht darin veröffentlichen. Bitten Sie den Besitzer des Speichers um das Recht dazu.</translation>
    </message>
    <message>
        <source>On the server there is no database {database} for the profile store {place}. Check the URL, or have it made.</source>
        <translation>Auf dem Server gibt es keine Datenbank {database} für den Profilspeicher {place}. Prüfen Sie die URL, oder lassen Sie sie anlegen.</translation>
    </message>
    <message>
        <source>The server does not let {user} in to the profile store {place} ({said}). Ask whoever runs the server.</source>
        <translation>Der Server lässt {user} nicht zum Profilspeicher {place} ({said}). Fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>{user} may not do that in the profile store {place} ({said}). Nothing was changed. Ask the store&apos;s owner for the right; the project&apos;s packaging/postgresql/roles.sql names them.</source>
        <translation>{user} darf das im Profilspeicher {place} nicht ({said}). Nichts wurde geändert. Bitten Sie den Besitzer des Speichers um das Recht; packaging/postgresql/roles.sql im Projekt nennt die Rechte.</translation>
    </message>
    <message>
        <source>The profile store {place} can only be read ({said}). Nothing was changed. Open the server that takes changes.</source>
        <translation>Der Profilspeicher {place} ist nur lesbar ({said}). Nichts wurde geändert. Öffnen Sie den Server, der Änderungen annimmt.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} has no connection left ({said}). Try again in a while.</source>
        <translation>Der Server des Profilspeichers {place} hat keine Verbindung mehr frei ({said}). Versuchen Sie es nach einer Weile erneut.</translation>
    </message>
    <message>
        <source>The disk of the profile store {place} is full. Nothing was changed. Ask whoever runs the server.</source>
        <translation>Der Datenträger des Profilspeichers {place} ist voll. Nichts wurde geändert. Fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} has not enough of something ({said}). Try again in a while.</source>
        <translation>Dem Server des Profilspeichers {place} fehlt es an etwas ({said}). Versuchen Sie es nach einer Weile erneut.</translation>
    </message>
    <message>
        <source>Somebody else has been writing to the profile store {place} for too long. Nothing was changed. Try again; if that stays so, ask whoever runs the server who holds the lock.</source>
        <translation>Jemand anders schreibt schon zu lange in den Profilspeicher {place}. Nichts wurde geändert. Versuchen Sie es erneut; bleibt es so, fragen Sie den Betreiber des Servers, wer die Sperre hält.</translation>
    </message>
    <message>
        <source>The server of the profile store {place} is starting or ending ({said}). Try again in a while.</source>
        <translation>Der Server des Profilspeichers {place} startet oder endet gerade ({said}). Versuchen Sie es nach einer Weile erneut.</translation>
    </message>
    <message>
        <source>The profile store {place} refused ({said}). Nothing was changed. Try again, or ask whoever runs the server.</source>
        <translation>Der Profilspeicher {place} hat abgelehnt ({said}). Nichts wurde geändert. Versuchen Sie es erneut, oder fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <source>Have the database restored by whoever runs the server, or open another store.</source>
        <translation>Lassen Sie die Datenbank vom Betreiber des Servers wiederherstellen, oder öffnen Sie einen anderen Speicher.</translation>
    </message>
    <message>
        <source>The profile store {place} has no tables, although {although}. Nothing was made in their place.</source>
        <translation>Der Profilspeicher {place} hat keine Tabellen, obwohl {although}. An ihrer Stelle wurde nichts angelegt.</translation>
    </message>
    <message>
        <source>Nothing was imported: {path} cannot be read ({reason}). Check the path and that your account may read it.</source>
        <translation>Es wurde nichts importiert: {path} kann nicht gelesen werden ({reason}). Prüfen Sie den Pfad und ob Ihr Konto die Datei lesen darf.</translation>
    </message>
    <message>
        <source>Nothing was imported: {path} is no file. Choose one.</source>
        <translation>Es wurde nichts importiert: {path} ist keine Datei. Wählen Sie eine.</translation>
    </message>
    <message>
        <source>Nothing was exported: {path} cannot be written ({reason}). What was there before still is. Choose another place.</source>
        <translation>Es wurde nichts exportiert: {path} kann nicht geschrieben werden ({reason}). Was dort vorher war, ist noch da. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{place} is the store that is open, or a copy of its file. Nothing was copied. Name another place.</source>
        <translation>{place} ist der geöffnete Speicher oder eine Kopie seiner Datei. Nichts wurde kopiert. Nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{place} holds this store already, and has been published in since. Nothing was copied. To go on there, open it; to keep what is here, name another place.</source>
        <translation>{place} enthält diesen Speicher schon, und dort wurde seither veröffentlicht. Nichts wurde kopiert. Um dort weiterzuarbeiten, öffnen Sie ihn; um zu behalten, was hier ist, nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{place} is a store with publications of its own, which a copy would have to overwrite. Nothing was copied. Name another place.</source>
        <translation>{place} ist ein Speicher mit eigenen Veröffentlichungen, die eine Kopie überschreiben müsste. Nichts wurde kopiert. Nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Copying was stopped. Nothing was copied to {place}.</source>
        <translation>Das Kopieren wurde angehalten. Nichts wurde nach {place} kopiert.</translation>
    </message>
    <message>
        <source>Revision {revision} of the profile store {place} holds something that is no text. Nothing was copied. Have whoever wrote it there mend it, then try again.</source>
        <translation>Revision {revision} des Profilspeichers {place} enthält etwas, das kein Text ist. Nichts wurde kopiert. Lassen Sie es von dem berichtigen, der es dort geschrieben hat, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Not everything arrived at {place}: one of the two stores is not whole. Nothing was copied. Check the store that is open, then try again.</source>
        <translation>In {place} kam nicht alles an: Einer der beiden Speicher ist nicht vollständig. Nichts wurde kopiert. Prüfen Sie den geöffneten Speicher, und versuchen Sie es erneut.</translation>
    </message>
</context>
</TS>
