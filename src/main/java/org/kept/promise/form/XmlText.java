package org.kept.promise.form;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document as text. */
final class XmlText {

    /** What writes the document. */
    @FunctionalInterface
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private XmlText() {}

    static String of(Content content) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML not written", e);
        }
        return text.toString();
    }

    /** Writes an element with text, without the characters that XML cannot have. */
    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        characters(xml, text);
        xml.writeEndElement();
    }

    static void characters(XMLStreamWriter xml, String text) throws XMLStreamException {
        xml.writeCharacters(plain(text));
    }

    /** The text without control characters and others that XML cannot have. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\ufffe\\uffff\\ud800-\\udfff]", " ");
    }
}
