import type { CopyColumn } from "../../../shared/schemas/pm-copy.ts";

/** What practice management systems call their columns, the likeliest first, without blanks and punctuation. */
export type Aliases = Partial<Record<CopyColumn, string>>;

const PATIENT_ID = `patientid patientno patientnumber patientnum patientcode ptid ptno clientid clientno clientnumber clientcode memberid
	idpaciente pacienteid numerodepaciente nodepaciente codigopaciente mrn medicalrecordnumber medicalrecordno medicalrecord recordno recordnumber
	numerodeexpediente expediente nodeexpediente noexpediente numeroexpediente expedienteno idexpediente historiaclinica numerodehistoria nhc chartno chartnumber chartid chart
	acctno accountno accountnumber acct accountid account fileno filenumber externalid personid personnumber openmrsid`;

export const PATIENT_ALIASES: Aliases = {
	externalId: `${PATIENT_ID} id no number numero codigo`,
	name: "fullname name patientname clientname patient client displayname nombrecompleto nombreyapellidos nombreyapellido nombrepaciente nombredelpaciente paciente cliente apellidosynombre apellidosynombres apellidoynombre",
	firstName: "firstname givenname givennames forename fname first given nombre nombres primernombre nombredepila",
	middleName: "middlename middleinitial middle mname mi segundonombre",
	lastName: "lastname surname familyname lname last family apellido apellidos primerapellido",
	birthDate:
		"dateofbirth dob birthdate birthday birthdt born bdate datebirth fechadenacimiento fechanacimiento fnacimiento fnac fechanac fechadenac nacimiento fdenacimiento",
	language: "preferredlanguage language lang primarylanguage spokenlanguage idioma idiomapreferido lengua lenguaje",
	guardianName:
		"legalguardian legalguardianname guardianname guardian parentname parentguardian parentguardianname parent parentorguardian mothersname mothername fathersname fathername nombredeltutor tutor nombretutor padreotutor madreopadre padremadre",
	active:
		"active isactive patientstatus accountstatus clientstatus status inactive isinactive deceased isdeceased deceaseddate dateofdeath archived isarchived activo estado estatus inactivo fallecido archivado",
	mergedInto: "mergedinto mergedto mergedwith mergedintoid replacedby survivingid survivorid fusionadocon fusionadoen",
};

export const APPOINTMENT_ALIASES: Aliases = {
	externalId:
		"appointmentid appointmentno appointmentnumber appointmentnum apptid apptno apptnumber apptnum visitid visitno visitnumber bookingid bookingno eventid encounterid scheduleid idcita citaid numerodecita nodecita nocita numerocita citano codigocita idturno id",
	patientExternalId: PATIENT_ID,
	start:
		"start startdatetime starts startsat startat startdateandtime appointmentstart apptstart appointmentdatetime apptdatetime appointmentdateandtime appointmentdateandstarttime datetime dateandtime dateofappointment scheduledfor scheduledat scheduledstart scheduleddatetime when inicio fechayhora fechahora fechayhoradelacita comienzo",
	date: "appointmentdate apptdate visitdate scheduleddate startdate dateofservice dateofvisit servicedate bookingdate date dos fecha fechadelacita fechacita fechadecita fechaturno dia",
	time: "starttime appointmenttime appttime apptstarttime appointmentstarttime scheduledtime visittime timestart begintime time hora horadelacita horacita horainicio horadeinicio horaturno",
	minutes:
		"duration durationminutes durationmins durationmin minutes mins length appointmentlength apptlength lengthminutes lengthmins appointmentduration apptduration duracion duracionminutos minutos",
	state:
		"appointmentstatus apptstatus confirmationstatus visitstatus bookingstatus status state confirmed estado estadodelacita estadocita estatus confirmado confirmada cancelled canceled cancelledat canceledat didnotarrive noshow",
	what: "appointmenttype appttype visittype visitreason reasonforvisit appointmentreason type reason service services servicename treatment treatments procedure procedures proceduredescription description tipo tipodecita tipocita motivo motivodelacita motivodeconsulta servicio tratamiento procedimiento",
	who: "provider providername practitioner practitionername clinician doctor doctorname physician dentist therapist hygienist renderingprovider seenby staff staffmember resource resourcename user profesional doctora medico proveedor terapeuta dentista especialista",
	where:
		"location locationname facility facilityname office officename clinic clinicname site department room branch place sede ubicacion lugar consultorio sucursal centro clinica sala",
	note: "cancellationreason cancelreason cancelationreason appointmentnote appointmentnotes apptnotes apptnote notes note comments comment remarks notas nota comentarios comentario observaciones motivodecancelacion",
};
