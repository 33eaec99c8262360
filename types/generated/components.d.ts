import type { Schema, Struct } from '@strapi/strapi';

export interface ContactEmailAddress extends Struct.ComponentSchema {
  collectionName: 'components_contact_email_addresss';
  info: {
    displayName: 'E-mail address';
    icon: 'envelop';
  };
  attributes: {
    label: Schema.Attribute.Enumeration<['work', 'personal', 'other']> & Schema.Attribute.DefaultTo<'work'>;
    primary: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    state: Schema.Attribute.Enumeration<['ok', 'bounced', 'unsubscribed', 'complained']> & Schema.Attribute.DefaultTo<'ok'>;
    value: Schema.Attribute.Email &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 254;
        minLength: 1;
      }>;
  };
}

export interface ContactOffice extends Struct.ComponentSchema {
  collectionName: 'components_contact_offices';
  info: {
    displayName: 'Office held';
    icon: 'briefcase';
  };
  attributes: {
    from: Schema.Attribute.Date;
    organization: Schema.Attribute.Relation<'manyToOne', 'api::organization.organization'>;
    precedenceCategory: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 80;
      }>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
    until: Schema.Attribute.Date;
  };
}

export interface ContactPhoneNumber extends Struct.ComponentSchema {
  collectionName: 'components_contact_phone_numbers';
  info: {
    displayName: 'Phone number';
    icon: 'phone';
  };
  attributes: {
    label: Schema.Attribute.Enumeration<['work', 'mobile', 'home', 'other']> & Schema.Attribute.DefaultTo<'work'>;
    primary: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    value: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
        minLength: 1;
      }>;
  };
}

export interface DepartmentHead extends Struct.ComponentSchema {
  collectionName: 'components_department_heads';
  info: {
    displayName: 'Head of department';
    icon: 'user';
  };
  attributes: {
    publicName: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
  };
}

export interface EventAccessibility extends Struct.ComponentSchema {
  collectionName: 'components_event_accessibilitys';
  info: {
    displayName: 'Accessibility';
    icon: 'handHeart';
  };
  attributes: {
    captions: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    note: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
    quietSpace: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    signLanguage: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    wheelchair: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
  };
}

export interface EventEvaluation extends Struct.ComponentSchema {
  collectionName: 'components_event_evaluations';
  info: {
    displayName: 'Evaluation';
    icon: 'thumbUp';
  };
  attributes: {
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    by: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    proposal: Schema.Attribute.Text;
    remark: Schema.Attribute.Text;
    role: Schema.Attribute.Enumeration<['staff', 'citizen']> & Schema.Attribute.Required;
  };
}

export interface EventProgrammeItem extends Struct.ComponentSchema {
  collectionName: 'components_event_programme_items';
  info: {
    displayName: 'Programme item';
    icon: 'clock';
  };
  attributes: {
    at: Schema.Attribute.Time & Schema.Attribute.Required;
    place: Schema.Attribute.Relation<'manyToOne', 'api::place.place'>;
    speaker: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
  };
}

export interface MediaAttachment extends Struct.ComponentSchema {
  collectionName: 'components_media_attachments';
  info: {
    displayName: 'Attachment';
    icon: 'attachment';
  };
  attributes: {
    file: Schema.Attribute.Media<'images' | 'files' | 'videos' | 'audios'> & Schema.Attribute.Required;
    language: Schema.Attribute.Enumeration<['el', 'tr', 'en', 'other']>;
    title: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
  };
}

export interface MediaCaptionedImage extends Struct.ComponentSchema {
  collectionName: 'components_media_captioned_images';
  info: {
    displayName: 'Image with caption';
    icon: 'picture';
  };
  attributes: {
    alt: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 400;
        minLength: 1;
      }>;
    caption: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 400;
      }>;
    credit: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    file: Schema.Attribute.Media<'images'> & Schema.Attribute.Required;
    licence: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
  };
}

export interface OfficeChangeNote extends Struct.ComponentSchema {
  collectionName: 'components_office_change_notes';
  info: {
    displayName: 'Change note';
    icon: 'pencil';
  };
  attributes: {
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    major: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    note: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 1000;
        minLength: 1;
      }>;
  };
}

export interface OfficePressContact extends Struct.ComponentSchema {
  collectionName: 'components_office_press_contacts';
  info: {
    displayName: 'Press contact';
    icon: 'phone';
  };
  attributes: {
    email: Schema.Attribute.Email &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 254;
      }>;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
    phone: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    role: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
  };
}

export interface OfficeQuote extends Struct.ComponentSchema {
  collectionName: 'components_office_quotes';
  info: {
    displayName: 'Quote';
    icon: 'quote';
  };
  attributes: {
    role: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    speaker: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
    text: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 2000;
        minLength: 1;
      }>;
  };
}

export interface OfficeSeo extends Struct.ComponentSchema {
  collectionName: 'components_office_seos';
  info: {
    displayName: 'Search and sharing';
    icon: 'search';
  };
  attributes: {
    image: Schema.Attribute.Media<'images'>;
    metaDescription: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 160;
      }>;
    metaTitle: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 70;
      }>;
  };
}

export interface OrganizationContact extends Struct.ComponentSchema {
  collectionName: 'components_organization_contacts';
  info: {
    displayName: 'Internal contact';
    icon: 'phone';
  };
  attributes: {
    address: Schema.Attribute.Text &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 300;
      }>;
    email: Schema.Attribute.Email &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 254;
      }>;
    phone: Schema.Attribute.String &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
    website: Schema.Attribute.String &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
  };
}

export interface OrganizationMediaProfile extends Struct.ComponentSchema {
  collectionName: 'components_organization_media_profiles';
  info: {
    displayName: 'Media profile';
    icon: 'server';
  };
  attributes: {
    feedUrl: Schema.Attribute.String &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    languages: Schema.Attribute.JSON & Schema.Attribute.Private;
    mediaTypes: Schema.Attribute.JSON;
    periodicity: Schema.Attribute.Enumeration<
      ['continuous', 'daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'irregular']
    > &
      Schema.Attribute.Private;
    reach: Schema.Attribute.Enumeration<['local', 'regional', 'national', 'international']> & Schema.Attribute.Private;
  };
}

export interface ProtocolDecorationTask extends Struct.ComponentSchema {
  collectionName: 'components_protocol_decoration_tasks';
  info: {
    displayName: 'Decoration task';
    icon: 'paint';
  };
  attributes: {
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    done: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    from: Schema.Attribute.DateTime;
    place: Schema.Attribute.Relation<'manyToOne', 'api::place.place'>;
    until: Schema.Attribute.DateTime;
    what: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
  };
}

export interface ProtocolGift extends Struct.ComponentSchema {
  collectionName: 'components_protocol_gifts';
  info: {
    displayName: 'Gift';
    icon: 'gift';
  };
  attributes: {
    contact: Schema.Attribute.Relation<'manyToOne', 'api::contact.contact'>;
    what: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
        minLength: 1;
      }>;
  };
}

export interface ProtocolGuest extends Struct.ComponentSchema {
  collectionName: 'components_protocol_guests';
  info: {
    displayName: 'Guest';
    icon: 'user';
  };
  attributes: {
    answer: Schema.Attribute.Enumeration<['pending', 'yes', 'no']> & Schema.Attribute.DefaultTo<'pending'>;
    companion: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    contact: Schema.Attribute.Relation<'manyToOne', 'api::contact.contact'> & Schema.Attribute.Required;
    seat: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 40;
      }>;
  };
}

export interface ProtocolHospitality extends Struct.ComponentSchema {
  collectionName: 'components_protocol_hospitalitys';
  info: {
    displayName: 'Hospitality';
    icon: 'plane';
  };
  attributes: {
    accommodation: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    arrival: Schema.Attribute.DateTime;
    contact: Schema.Attribute.Relation<'manyToOne', 'api::contact.contact'>;
    dietary: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
    interpreter: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 20;
      }>;
    transport: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 255;
      }>;
  };
}

export interface ProtocolRank extends Struct.ComponentSchema {
  collectionName: 'components_protocol_ranks';
  info: {
    displayName: 'Rank';
    icon: 'bulletList';
  };
  attributes: {
    category: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 80;
        minLength: 1;
      }>;
    position: Schema.Attribute.Integer &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMax<
        {
          min: 1;
        },
        number
      >;
    title: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 400;
        minLength: 1;
      }>;
  };
}

export interface ProtocolStep extends Struct.ComponentSchema {
  collectionName: 'components_protocol_steps';
  info: {
    displayName: 'Step of the ceremony';
    icon: 'layer';
  };
  attributes: {
    at: Schema.Attribute.Time & Schema.Attribute.Required;
    contact: Schema.Attribute.Relation<'manyToOne', 'api::contact.contact'>;
    cue: Schema.Attribute.Text;
    department: Schema.Attribute.Relation<'manyToOne', 'api::department.department'>;
    step: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
  };
}

export interface SponsorBenefit extends Struct.ComponentSchema {
  collectionName: 'components_sponsor_benefits';
  info: {
    displayName: 'Promised benefit';
    icon: 'star';
  };
  attributes: {
    deliveredAt: Schema.Attribute.Date;
    due: Schema.Attribute.Date;
    evidence: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
      }>;
    evidenceFile: Schema.Attribute.Media<'images' | 'files' | 'videos' | 'audios'>;
    promise: Schema.Attribute.Text &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        maxLength: 500;
        minLength: 1;
      }>;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ComponentSchemas {
      'contact.email-address': ContactEmailAddress;
      'contact.office': ContactOffice;
      'contact.phone-number': ContactPhoneNumber;
      'department.head': DepartmentHead;
      'event.accessibility': EventAccessibility;
      'event.evaluation': EventEvaluation;
      'event.programme-item': EventProgrammeItem;
      'media.attachment': MediaAttachment;
      'media.captioned-image': MediaCaptionedImage;
      'office.change-note': OfficeChangeNote;
      'office.press-contact': OfficePressContact;
      'office.quote': OfficeQuote;
      'office.seo': OfficeSeo;
      'organization.contact': OrganizationContact;
      'organization.media-profile': OrganizationMediaProfile;
      'protocol.decoration-task': ProtocolDecorationTask;
      'protocol.gift': ProtocolGift;
      'protocol.guest': ProtocolGuest;
      'protocol.hospitality': ProtocolHospitality;
      'protocol.rank': ProtocolRank;
      'protocol.step': ProtocolStep;
      'sponsor.benefit': SponsorBenefit;
    }
  }
}
