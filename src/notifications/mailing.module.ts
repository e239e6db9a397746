import { Module } from '@nestjs/common';
import { MailJobs } from './mail.jobs.js';
import { Mailer } from './mailer.js';
import { NotifyJobs } from './notify.jobs.js';
import { SendMail } from './send-mail.js';
import { Tell } from './tell.js';

/** What only the worker needs: telling people and mailing them. */
@Module({ providers: [Tell, SendMail, Mailer, NotifyJobs, MailJobs] })
export class MailingModule {}
